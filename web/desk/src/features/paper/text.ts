import type { PaperContent } from './paper.api.ts'

/** A piece of a line: words, or a figure by its key. */
export type Piece = { text: string; figure?: undefined } | { figure: string; text?: undefined }

export type Block = { kind: 'line'; level: number; pieces: Piece[] } | { kind: 'table'; key: string }

const FIGURE = /\{\{([A-Z_]{2,40}!?(?:@[0-9a-f-]{36})?)\}\}/g
const TABLE = /^\{\{table:([a-z]{2,20})\}\}$/

/** As the server tells levels from how a line begins. */
export function levelOf(line: string): number {
  if (/^[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e]{1,4}\u3001/.test(line)) return 1
  if (/^[（(][\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e]{1,4}[）)]/.test(line))
    return 2
  if (/^\d{1,2}[.．](?!\d)/.test(line)) return 3
  if (/^[（(]\d{1,2}[）)]/.test(line)) return 4
  return 0
}

export function pieces(line: string): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of line.matchAll(FIGURE)) {
    if (match.index > from) found.push({ text: line.slice(from, match.index) })
    found.push({ figure: match[1]! })
    from = match.index + match[0].length
  }
  if (from < line.length) found.push({ text: line.slice(from) })
  return found
}

/** The text of a paper as paragraphs and tables. */
export function blocks(content: PaperContent): Block[] {
  return content.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Block => {
      const table = TABLE.exec(line)
      return table
        ? { kind: 'table', key: table[1]! }
        : { kind: 'line', level: levelOf(line), pieces: pieces(line) }
    })
}
