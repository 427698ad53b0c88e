import { request, type Query } from './client.ts'
import type { paths } from './schema.d.ts'

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete'
type PathsWith<V extends Verb> = {
  [P in keyof paths]: paths[P] extends Record<V, { responses: unknown }> ? P : never
}[keyof paths]
type Operation<P extends keyof paths, V extends Verb> = paths[P] extends Record<V, infer O> ? O : never
type JsonOf<R> = R extends { content: infer C } ? (C extends Record<string, infer J> ? J : void) : void
type Good<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 | 204 ? JsonOf<R[S]> : never }[keyof R]
  : never
type BodyOf<O> = O extends { requestBody?: { content: Record<string, infer B> } } ? B : undefined

/** What an operation answers when it succeeds, and what it takes: `Answer<'get', '/api/session'>`. */
export type Answer<V extends Verb, P extends PathsWith<V>> = Good<Operation<P, V>>
export type Body<V extends Verb, P extends PathsWith<V>> = BodyOf<Operation<P, V>>

export interface Call<O> {
  path?: Record<string, string | number>
  query?: Query
  body?: BodyOf<O>
  signal?: AbortSignal
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
  const { path: values = {}, ...rest } = options
  const filled = String(path).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new TypeError(`no value for {${name}} in ${String(path)}`)
    return encodeURIComponent(String(value))
  })
  return request(verb.toUpperCase(), filled, rest)
}
