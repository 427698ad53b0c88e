import { actingHeaders } from '@bihuan/api/acting.ts'
import { address, failure, type Query } from '@bihuan/api/client.ts'
import { ProblemError } from '@bihuan/api/problem.ts'

/** Fetches a file and hands it to the browser; a refusal becomes a ProblemError instead of a page of JSON. */
export async function download(path: string, query: Query, name: string): Promise<void> {
  const response = await fetch(address(path, query), {
    credentials: 'same-origin',
    headers: actingHeaders(),
  }).catch(() => {
    throw new ProblemError(0)
  })
  if (!response.ok) throw await failure(response, false)
  save(await response.blob(), name)
}

export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** One line of CSV; what a spreadsheet would run as a formula becomes text. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells
    .map((cell) => {
      if (typeof cell === 'number') return String(cell)
      const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
      return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    })
    .join(',')
}

/** UTF-8 with the mark that tells spreadsheets so. */
export function saveCsv(lines: readonly (readonly (string | number)[])[], name: string): void {
  save(new Blob([`\uFEFF${lines.map(csvLine).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }), name)
}
