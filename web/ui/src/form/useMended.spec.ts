import { expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { useMended } from './useMended.ts'

it('forgets what was refused at the changed field and keeps the rest', async () => {
  const input = ref({ title: '', works: [{ name: '', items: [{ measure: '' }] }], units: [] as string[] })
  const errors = ref<Record<string, string>>({
    title: 'missing',
    'works[0].name': 'missing',
    'works[0].items[0].measure': 'missing',
    units: 'missing',
  })
  useMended(input, errors)

  input.value.works[0]!.items[0]!.measure = 'x'
  await nextTick()
  expect(Object.keys(errors.value)).toEqual(['title', 'works[0].name', 'units'])

  input.value.units.push('u')
  input.value.title = 'y'
  await nextTick()
  expect(Object.keys(errors.value)).toEqual(['works[0].name'])
})
