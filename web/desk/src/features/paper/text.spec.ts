import { describe, expect, it } from 'vitest'
import { blocks, levelOf, pieces } from './text.ts'

const UNIT = '01990000-0000-7000-8000-0000000000c1'

describe('the text of a paper', () => {
  it('tells levels from how a line begins', () => {
    expect(['一、总体', '（二）进展', '1.压实', '（3）反馈', '3.5个百分点', '本周'].map(levelOf)).toEqual([
      1, 2, 3, 4, 0, 0,
    ])
  })

  it('finds figures between words', () => {
    expect(pieces(`销号{{CLOSINGS}}件，其中{{CLOSINGS@${UNIT}}}`)).toEqual([
      { text: '销号' },
      { figure: 'CLOSINGS' },
      { text: '件，其中' },
      { figure: `CLOSINGS@${UNIT}` },
    ])
  })

  it('puts tables between the lines and leaves other braces alone', () => {
    const content = { text: '一、情况\n\n{{table:ranking}}\n{{x}}' } as Parameters<typeof blocks>[0]
    expect(blocks(content)).toEqual([
      { kind: 'line', level: 1, pieces: [{ text: '一、情况' }] },
      { kind: 'table', key: 'ranking' },
      { kind: 'line', level: 0, pieces: [{ text: '{{x}}' }] },
    ])
  })
})
