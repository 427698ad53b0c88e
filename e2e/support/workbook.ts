import { inflateRawSync } from 'node:zlib'

/** The cells of the first sheet of an .xlsx file by address, as stored: words, or the figure of a number or date. */
export function cells(workbook: Buffer): Map<string, string> {
  const parts = unzip(workbook)
  const sheet = parts.get('xl/worksheets/sheet1.xml')
  if (!sheet) throw new Error('the workbook has no first sheet')
  const shared = elements(parts.get('xl/sharedStrings.xml')?.toString('utf8') ?? '', 'si').map(words)
  const found = new Map<string, string>()
  const cell = /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs
  for (const [, attributes = '', inside = ''] of sheet.toString('utf8').matchAll(cell)) {
    const address = /\br="([A-Z]+\d+)"/.exec(attributes)?.[1]
    const kind = /\bt="(\w+)"/.exec(attributes)?.[1]
    const value = elements(inside, 'v')[0] ?? ''
    const text = kind === 's' ? shared[Number(value)]! : kind === 'inlineStr' ? words(inside) : plain(value)
    if (address && text !== '') found.set(address, text)
  }
  return found
}

/** The addresses at which two workbooks differ, with both values. */
export function differences(before: Buffer, after: Buffer): Record<string, [string, string]> {
  const [was, is] = [cells(before), cells(after)]
  const all = [...new Set([...was.keys(), ...is.keys()])]
  const pairs = all.map((at): [string, [string, string]] => [at, [was.get(at) ?? '', is.get(at) ?? '']])
  return Object.fromEntries(pairs.filter(([, [one, other]]) => one !== other))
}

function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 'gs'))].map((match) => match[1]!)
}

function words(xml: string): string {
  return plain(elements(xml, 't').join(''))
}

function plain(xml: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => named[name]!)
}

/** The parts of a zip file, read by its central directory. */
export function unzip(file: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>()
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const local = file.readUInt32LE(at + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const data = file.subarray(start, start + packed)
    parts.set(file.toString('utf8', at + 46, at + 46 + name), method === 8 ? inflateRawSync(data) : data)
    at += 46 + name + extra + comment
  }
  return parts
}
