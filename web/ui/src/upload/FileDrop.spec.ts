import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { ProblemError } from '@bihuan/api/problem.ts'
import { place } from '../../../test/support/place.ts'
import FileDrop from './FileDrop.vue'
import type { Send } from './useUploads.ts'

const file = (name: string, size = 3) => new File(['x'.repeat(size)], name)

async function show(send: Send<string>, more: Record<string, unknown> = {}) {
  const props = { send, endings: ['jpg', 'pdf'], maxBytes: 10, label: '选择照片', ...more }
  const { wrapper } = await place(FileDrop, { props })
  const drop = async (...files: File[]) => {
    await wrapper.get('.drop').trigger('drop', { dataTransfer: { files } })
    await flushPromises()
  }
  return { wrapper, drop }
}

describe('file drop', () => {
  it('sends what is dropped with progress', async () => {
    let progress!: (sent: number, total: number) => void
    let finish!: (id: string) => void
    const { wrapper, drop } = await show((_, options) => {
      progress = options.onProgress
      return new Promise((resolve) => (finish = resolve))
    })
    await drop(file('a.jpg'))
    progress(1, 4)
    await flushPromises()
    expect(wrapper.get('.file').text()).toContain('25%')
    finish('id-1')
    await flushPromises()
    expect(wrapper.get('.file').text()).toContain('已上传')
    expect(wrapper.emitted('sent')![0]![0]).toBe('id-1')
    expect(wrapper.emitted('busy')).toEqual([[true], [false]])
  })

  it('refuses wrong, empty, large and too many files before sending', async () => {
    const send = vi.fn(async () => 'id')
    const { wrapper, drop } = await show(send, { maxFiles: 4 })
    await drop(file('a.exe'), file('b.jpg', 0), file('c.jpg', 11), file('d.jpg'), file('e.jpg'))
    expect(send).toHaveBeenCalledOnce()
    const refused = wrapper.get('[role=alert]').text()
    for (const why of ['不支持这种文件', '文件是空的', '文件太大', '最多 4 个文件'])
      expect(refused).toContain(why)
  })

  it('shows the error at its file and tries again', async () => {
    const send = vi
      .fn<Send<string>>()
      .mockRejectedValueOnce(new ProblemError(415, { code: 'EVIDENCE-NOT-AN-IMAGE', detail: '内容不是图片' }))
    send.mockResolvedValueOnce('id')
    const { wrapper, drop } = await show(send)
    await drop(file('a.jpg'))
    expect(wrapper.get('.file').text()).toContain('内容不是图片')
    await wrapper.findAll('.file button')[0]!.trigger('click')
    await flushPromises()
    expect(wrapper.get('.file').text()).toContain('已上传')
  })

  it('cancels a file and then sends the next, two at a time', async () => {
    const send = vi.fn<Send<string>>(
      (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
        ),
    )
    const { wrapper, drop } = await show(send)
    await drop(file('a.jpg'), file('b.jpg'), file('c.jpg'))
    expect(send).toHaveBeenCalledTimes(2)
    await wrapper.findAll('.file button')[0]!.trigger('click')
    await flushPromises()
    expect(send).toHaveBeenCalledTimes(3)
    expect(wrapper.findAll('.file').map((one) => one.get('.one-line').text())).toEqual(['b.jpg', 'c.jpg'])
  })
})
