import { call } from '@bihuan/api/typed.ts'

/** People for a picker: the name with unit and post, to tell two of one name apart. */
export async function searchPeople(text: string, signal: AbortSignal) {
  const found = await call('get', '/api/people', { query: { q: text, size: 20 }, signal })
  return found.items.map((one) => ({
    id: one.id,
    name: one.name,
    ...(one.posts[0] && { unit: one.posts[0].unit.name, post: one.posts[0].title }),
  }))
}
