import { createI18n } from 'vue-i18n'
import { describe, expect, it } from 'vitest'
import { assemble, nameOf, type Messages } from '../desk/src/text/messages.ts'
import { flat, sources, withoutComments } from './sources.ts'

const read = (language: string) => [
  ...sources('ui/src', new RegExp(`/messages/${language}\\.json$`)),
  ...sources('desk/src', new RegExp(`/messages\\.${language}\\.json$`)),
]
const zh = read('zh-CN')
const en = read('en')
const parse = (text: string) => JSON.parse(text) as Messages
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]))].sort()

function assembled(files: typeof zh): Messages {
  const [common, ...others] = files
  return assemble(
    parse(common!.text),
    Object.fromEntries(others.map((file) => [file.path, parse(file.text)])),
  )
}

describe('message files', () => {
  it('come in pairs', () => {
    expect(en.map((file) => file.path.replace(/\ben\.json$/, 'zh-CN.json'))).toEqual(
      zh.map((file) => file.path),
    )
  })

  it('lie in folders with different names', () => {
    const names = zh.slice(1).map((file) => nameOf(file.path))
    expect(names).toEqual([...new Set(names)])
    expect(names).not.toContain('common')
    expect(names).not.toContain('problem')
    expect(names).not.toContain('ui')
  })

  it.each(zh.map((file, i) => [file.path, i] as const))(
    '%s and its English twin hold the same keys',
    (_, i) => {
      const chinese = flat(parse(zh[i]!.text))
      const english = flat(parse(en[i]!.text))
      expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
      for (const [key, text] of chinese) {
        expect(text.trim(), key).not.toBe('')
        expect(english.get(key)!.trim(), key).not.toBe('')
        expect(placeholders(english.get(key)!), key).toEqual(placeholders(text))
      }
    },
  )

  it('are all readable by the message compiler', () => {
    const messages = { 'zh-CN': assembled(zh), en: assembled(en) }
    const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages })
    for (const language of ['zh-CN', 'en'] as const) {
      for (const key of flat(messages[language]).keys()) {
        expect(() => i18n.global.t(key, {}, { locale: language }), key).not.toThrow()
      }
    }
  })

  it('name every kind of notice and its room where one chooses among them', () => {
    const own = flat(parse(zh.find((file) => nameOf(file.path) === 'own')!.text))
    const notices = parse(zh.find((file) => nameOf(file.path) === 'notice')!.text)
    const rooms = Object.entries(notices['kinds'] as Messages).filter(
      ([, kinds]) => typeof kinds === 'object',
    )
    const wanted = rooms.flatMap(([room, kinds]) =>
      ['all', ...Object.keys(kinds)].map((kind) => `kind.${room}.${kind}`),
    )
    expect(wanted.filter((key) => !own.has(key))).toEqual([])
  })

  it('hold every key the sources ask for', () => {
    const known = flat(assembled(zh))
    const beginnings = [...known.keys()]
    const missing: string[] = []
    for (const { path, text } of [...sources('ui/src', SOURCE), ...sources('desk/src', SOURCE)]) {
      for (const key of keysIn(text)) {
        const dynamic = key.indexOf('${')
        const found =
          dynamic < 0 ? known.has(key) : beginnings.some((one) => one.startsWith(key.slice(0, dynamic)))
        if (!found) missing.push(`${path}: ${key}`)
      }
    }
    expect(missing).toEqual([])
  })
})

describe('sources', () => {
  it('keep Chinese text in the message files', () => {
    const found = [...sources('ui/src', SOURCE), ...sources('desk/src', SOURCE)]
      .filter(({ path }) => !/features\/\w+\/samples/.test(path))
      .flatMap(({ path, text }) =>
        [
          ...withoutComments(text)
            .replaceAll('闭环 Bihuan', '')
            .replaceAll('>闭环 <', '')
            .matchAll(/[^\n]*\p{Script=Han}[^\n]*/gu),
        ].map((line) => `${path}: ${line[0].trim()}`),
      )
    expect(found).toEqual([])
  })

  it('take colours from the tokens', () => {
    const found = [...sources('ui/src', SOURCE), ...sources('desk/src', SOURCE)].flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(/[:'"\s](#[0-9a-f]{3,8}|rgba?\([^)]*\))(?=[;'"\s])/gi)].map(
        (hit) => `${path}: ${hit[1]}`,
      ),
    )
    expect(found).toEqual([])
  })

  it('stay below 200 lines per component', () => {
    const long = [...sources('ui/src', /\.vue$/), ...sources('desk/src', /\.vue$/)]
      .filter(({ text }) => text.split('\n').length > 201)
      .map(({ path }) => path)
    expect(long).toEqual([])
  })

  it('of one feature do not import another feature', () => {
    const crossing = sources('desk/src/features', SOURCE).flatMap(({ path, text }) => {
      const own = path.split('/')[3]
      return [...text.matchAll(/from '(?:\.\.\/)+(?:features\/)?([a-zA-Z]+)\//g)]
        .map((found) => found[1]!)
        .filter((name) => name !== own && FEATURES.has(name))
        .map((name) => `${path} → ${name}`)
    })
    expect(crossing).toEqual([])
  })
})

const SOURCE = /(?<!\.spec|\.d)\.(vue|ts)$/
const FEATURES = new Set(sources('desk/src/features', /./).map(({ path }) => path.split('/')[3]!))

function keysIn(text: string): string[] {
  const calls = text.matchAll(/\b(?:t|te)\(\s*(?:'([^']+)'|`([^`]+)`)/g)
  const named = text.matchAll(/\b(?:titleKey|labelKey|textKey|keypath)\s*[:=]\s*['"]([^'"]+)['"]/g)
  return [...[...calls].map((hit) => hit[1] ?? hit[2]!), ...[...named].map((hit) => hit[1]!)].filter(
    (key) => !key.startsWith('${'),
  )
}
