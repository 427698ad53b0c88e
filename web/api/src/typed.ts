import { request, type Query, type QueryValue } from './client.ts'
import type { components, paths } from './schema.d.ts'

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete'
type PathsWith<V extends Verb> = {
  [P in keyof paths]: paths[P] extends Record<V, { responses: unknown }> ? P : never
}[keyof paths]
type Operation<P extends keyof paths, V extends Verb> = paths[P] extends Record<V, infer O> ? O : never
type JsonOf<R> = R extends { content: infer C } ? (C extends Record<string, infer J> ? J : void) : void
type Good<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 | 204 ? JsonOf<R[S]> : never }[keyof R]
  : never
type BodyOf<O> = O extends { requestBody: { content: Record<string, infer B> } } ? B : undefined
type Given<O, In extends 'path' | 'query'> = O extends { parameters: { [I in In]?: infer G } }
  ? NonNullable<G>
  : never

/** A shape of the server by its name: `Schema<'access.AccountList.Row'>`. */
export type Schema<N extends keyof components['schemas']> = components['schemas'][N]

/** What an operation answers when it succeeds, and what it takes: `Answer<'get', '/api/session'>`. */
export type Answer<V extends Verb, P extends PathsWith<V>> = Good<Operation<P, V>>
export type Body<V extends Verb, P extends PathsWith<V>> = BodyOf<Operation<P, V>>

/** The query an operation knows. Values come from addresses people may write, so only the names are checked. */
export type QueryOf<V extends Verb, P extends PathsWith<V>> = Names<Given<Operation<P, V>, 'query'>>
type Names<G> = { [K in keyof G]?: QueryValue | readonly QueryValue[] }

export interface Call<O> {
  path?: { [K in keyof Given<O, 'path'>]: string | number }
  query?: Names<Given<O, 'query'>>
  body?: BodyOf<O>
  signal?: AbortSignal | undefined
  quiet401?: boolean
}

/**
 * A request checked against the OpenAPI description: `call('get', '/api/matters/{id}', { path: { id } })`.
 * The answer has the type of the operation's success.
 */
export function call<V extends Verb, P extends PathsWith<V>>(
  verb: V,
  path: P,
  options: Call<Operation<P, V>> = {},
): Promise<Good<Operation<P, V>>> {
  const { path: values = {}, query, ...rest } = options
  return request(verb.toUpperCase(), fill(String(path), values), {
    ...rest,
    ...(query && { query: query as Query }),
  })
}

function fill(path: string, values: Record<string, string | number>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new TypeError(`no value for {${name}} in ${path}`)
    return encodeURIComponent(String(value))
  })
}
