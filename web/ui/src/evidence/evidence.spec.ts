import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { place } from '../../../test/support/place.ts'
import BeforeAfter from './BeforeAfter.vue'
import { extension, fileSize, type EvidenceItem } from './evidence.ts'
import EvidenceGrid from './EvidenceGrid.vue'

const photo = (id: string, more: Partial<EvidenceItem> = {}): EvidenceItem => ({
  id,
  name: `${id}.jpg`,
  kind: 'image',
  url: `/api/evidence/${id}`,
  thumbUrl: `/api/evidence/${id}/thumb`,
  takenAt: '2026-11-20T08:31:00+08:00',
  exif: { Model: 'Mate 60' },
  ...more,
})
const items = [
  photo('a'),
  photo('b', { warning: '与 0588 号照片相似' }),
  photo('c', { kind: 'document', name: '说明.pdf' }),
]
const viewer = () => document.querySelector<HTMLElement>('[role=dialog]')
const press = (key: string) => viewer()!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))

describe('evidence', () => {
  it('shows thumbnails, files by their kind, and a broken picture by its name', async () => {
    const { wrapper } = await place(EvidenceGrid, { props: { items } })
    expect(wrapper.findAll('img').map((img) => img.attributes('src'))).toEqual([
      '/api/evidence/a/thumb',
      '/api/evidence/b/thumb',
    ])
    expect(wrapper.text()).toContain('PDF')
    await wrapper.get('img').trigger('error')
    expect(wrapper.text()).toContain('a.jpg')
  })

  it('is looked at, turned and enlarged by keys; Esc gives the focus back', async () => {
    const { wrapper } = await place(EvidenceGrid, { props: { items } })
    const first = wrapper.get<HTMLElement>('button')
    first.element.focus()
    await first.trigger('click')
    await flushPromises()
    expect(viewer()!.textContent).toContain('Mate 60')
    press('+')
    press('r')
    await flushPromises()
    expect(viewer()!.querySelector('img')!.style.transform).toContain('scale(1.25) rotate(90deg)')
    press('ArrowRight')
    await flushPromises()
    expect(viewer()!.textContent).toContain('与 0588 号照片相似')
    expect(viewer()!.querySelector('img')!.style.transform).toContain('scale(1) rotate(0deg)')
    press('i')
    await flushPromises()
    expect(viewer()!.textContent).not.toContain('Mate 60')
    press('ArrowRight')
    await flushPromises()
    expect(viewer()!.textContent).toContain('不能预览')
    press('Escape')
    await flushPromises()
    expect(viewer()).toBeNull()
    expect(document.activeElement).toBe(first.element)
  })

  it('compares before and after by one handle', async () => {
    const { wrapper } = await place(BeforeAfter, { props: { before: photo('a'), after: photo('b') } })
    await wrapper.get('input').setValue(20)
    expect(wrapper.findAll('img')[1]!.attributes('style')).toContain('inset(0 80% 0 0)')
  })

  it('writes sizes and endings', () => {
    expect([fileSize(0), fileSize(1536), fileSize(20_971_520), fileSize(5e9)]).toEqual([
      '0 B',
      '1.5 KB',
      '20.0 MB',
      '4.7 GB',
    ])
    expect([extension('a.XLSX'), extension('no-ending'), extension('a.b.jpeg')]).toEqual([
      'XLSX',
      '?',
      'JPEG',
    ])
  })
})
