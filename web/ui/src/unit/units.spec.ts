import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { ProblemError } from '@bihuan/api/problem.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { place } from '../../../test/support/place.ts'
import PersonPicker from '../person/PersonPicker.vue'
import UnitPicker from './UnitPicker.vue'
import { searchUnits, unitRows, type UnitNode } from './units.ts'
import UnitTree from './UnitTree.vue'

const units: UnitNode[] = [
  { id: 'child', name: '澜河社区', parentId: 'lanhe' },
  { id: 'zone', name: '管理委员会' },
  { id: 'lanhe', name: '澜河街道', parentId: 'zone' },
  { id: 'housing', name: '住房和城乡建设局', parentId: 'zone', aliases: ['住建局'] },
  { id: 'old', name: '原规划局', parentId: 'zone', disabled: true },
]

describe('units', () => {
  it('stand in tree order with their depth', () => {
    expect(unitRows(units).map((row) => `${row.depth}${row.unit.id}`)).toEqual([
      '0zone',
      '1lanhe',
      '2child',
      '1housing',
      '1old',
    ])
  })

  it('survive circles and unknown parents', () => {
    const circle = [
      { id: 'a', name: 'a', parentId: 'b' },
      { id: 'b', name: 'b', parentId: 'a' },
      { id: 'c', name: 'c', parentId: 'nowhere' },
    ]
    expect(
      unitRows(circle)
        .map((row) => row.unit.id)
        .sort(),
    ).toEqual(['a', 'b', 'c'])
  })

  it('are found by alias, with the units above them', () => {
    expect(searchUnits(unitRows(units), '住建').map((row) => row.unit.id)).toEqual(['zone', 'housing'])
    expect(searchUnits(unitRows(units), '社区').map((row) => row.unit.id)).toEqual(['zone', 'lanhe', 'child'])
  })

  it('are chosen, folded and searched in the tree', async () => {
    const { wrapper } = await place(UnitTree, {
      props: { units, label: '单位', multiple: true, modelValue: ['lanhe'] },
    })
    const names = () => wrapper.findAll('[role=treeitem]').map((row) => row.get('.one-line').text())
    expect(wrapper.findAll('[role=treeitem]')[4]!.get('input').attributes('disabled')).toBeDefined()
    await wrapper.get('[aria-label="收起 澜河街道"]').trigger('click')
    expect(names()).not.toContain('澜河社区')
    await wrapper.get('.search input').setValue('社区')
    expect(names()).toEqual(['管理委员会', '澜河街道', '澜河社区'])
    await wrapper.findAll('[role=treeitem] input')[2]!.trigger('change')
    expect(wrapper.emitted('update:modelValue')).toEqual([[['lanhe', 'child']]])
  })

  it('show their names in a form field', async () => {
    const { wrapper } = await place(UnitPicker, {
      props: { units, label: '牵头单位', modelValue: ['housing', 'lanhe'] },
    })
    expect(wrapper.get('button').text()).toBe('住房和城乡建设局、澜河街道')
  })
})

describe('person field', () => {
  it('searches while typing and tells namesakes apart by unit', async () => {
    const search = vi.fn(async () => [
      { id: '1', name: '张伟', unit: '督查室' },
      { id: '2', name: '张伟', unit: '住建局' },
    ])
    const { wrapper } = await place(PersonPicker, { props: { search, label: '责任人', modelValue: null } })
    await wrapper.get('input').setValue('张')
    await eventually(() => expect(search).toHaveBeenCalled())
    await eventually(() => expect(document.body.textContent).toContain('住建局'))
    document.querySelectorAll<HTMLElement>('.el-select-dropdown__item')[1]!.click()
    await flushPromises()
    expect(wrapper.emitted('update:modelValue')!.at(-1)).toEqual(['2'])
  })

  it('says why a search failed', async () => {
    const search = () => Promise.reject(new ProblemError(0))
    const { wrapper } = await place(PersonPicker, { props: { search, label: '责任人', modelValue: null } })
    await wrapper.get('input').trigger('focus')
    await eventually(() => expect(document.body.textContent).toContain('连不上服务器'))
  })
})
