import { beforeEach, expect, it, vi } from 'vitest'
import { press, shown } from '../../../../test/support/acts.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { place } from '../../../../test/support/place.ts'
import { FakeServer } from '../../../fake/server.ts'
import { aSession, withSession } from '../../../fake/session.ts'
import type { PaperFigure, PaperFile } from './paper.api.ts'
import PaperShow from './PaperShow.vue'

const ID = '01990000-0000-7000-8000-00000000000a'
const UNIT = '01990000-0000-7000-8000-0000000000c1'

function aPaper(changes: Partial<PaperFile> = {}): PaperFile {
  return {
    id: ID,
    kind: 'BULLETIN',
    state: 'ISSUED',
    number: '东督通〔2026〕3号',
    content: {
      title: '关于督查事项\n办理情况的通报',
      letterhead: '督查室文件',
      addressees: '',
      text: '一、总体情况\n在办{{LIVE}}件，其中超期{{OVERDUE}}件。\n{{table:ranking}}',
      sheet: [],
      tables: [
        {
          key: 'ranking',
          caption: '表1',
          head: ['名次', '单位'],
          widths: [1, 3],
          rows: [['1', '澜河街道']],
        },
      ],
      attachments: [],
      signature: '督查室',
      note: '',
      copies: '',
      printedBy: '督查室',
    },
    addresseesShown: '各街道',
    addressees: [{ unit: UNIT, name: '澜河街道', receivedAt: '2026-11-20T02:00:00Z', receivedBy: '吕晓东' }],
    automatic: false,
    matter: null,
    corrects: null,
    errata: [],
    periodFrom: '2026-11-09',
    periodTo: '2026-11-15',
    asAt: '2026-11-15T16:00:00Z',
    knownAt: '2026-11-20T01:30:00Z',
    author: '秦明辉',
    createdAt: '2026-11-20T01:00:00Z',
    submittedAt: null,
    reviewer: '王永康',
    reviewedAt: '2026-11-20T01:20:00Z',
    issuer: '秦明辉',
    issuedOn: '2026-11-20',
    replyDueOn: null,
    filing: null,
    publication: null,
    steps: [],
    allowedActs: [],
    pdf: false,
    version: 4,
    ...changes,
  }
}

function aFigure(key: string, value: string, changes: Partial<PaperFigure> = {}): PaperFigure {
  return {
    key,
    shown: value,
    unitOfMeasure: 'MATTERS',
    unit: null,
    nameZh: key === 'LIVE' ? '在办' : '超期在办',
    nameEn: key,
    definitionZh: '统计时点的事项数。',
    definitionEn: '',
    rows: 1,
    correction: null,
    ...changes,
  }
}

let server: FakeServer
beforeEach(() => {
  document.body.innerHTML = ''
  server = new FakeServer()
    .on('GET', `/api/papers/${ID}/figures`, () => [
      aFigure('LIVE', '12'),
      aFigure('OVERDUE', '3', { correction: { erratum: UNIT, number: '东督更〔2026〕1号', shown: '2' } }),
    ])
    .on('GET', `/api/papers/${ID}/figures/LIVE/rows`, () => ({
      items: [
        {
          visible: true,
          row: {
            id: UNIT,
            number: '督〔2026〕1号',
            title: '化解用电接入问题',
            typeCode: 'X',
            state: 'IN_PROGRESS',
            unit: UNIT,
            unitName: '澜河街道',
            at: '2026-11-10T00:00:00Z',
            originalDueOn: null,
            dueOn: null,
            hit: true,
            days: null,
          },
        },
      ],
      page: 1,
      size: 50,
      total: 1,
    }))
  vi.stubGlobal('fetch', server.fetch)
})

async function show(paper: PaperFile) {
  server.on('GET', `/api/papers/${ID}`, () => paper)
  withSession(server, aSession({ permits: ['MATTER_READ', 'PAPER_DRAFT'] }))
  await place(PaperShow, { path: `/papers/${ID}`, props: { id: ID } })
}

it('shows the paper with its figures in the text, its table and who has signed', async () => {
  await show(aPaper())
  await eventually(() => expect(shown()).toContain('在办12件'))
  expect(shown()).toContain('东督通〔2026〕3号')
  expect(shown()).toContain('吕晓东')
  expect(document.querySelector('.sheet caption')?.textContent?.trim()).toBe('表1')
  expect(document.querySelector('sup')?.textContent).toBe('2')
})

it('opens exactly the rows of a figure', async () => {
  await show(aPaper())
  await eventually(() => expect(shown()).toContain('在办12件'))
  document.querySelector<HTMLAnchorElement>('a.figure')!.click()
  await eventually(() => expect(shown()).toContain('化解用电接入问题'))
  expect(shown()).toContain('统计时点的事项数。')
})

it('offers what the server allows and sends the version seen', async () => {
  server.on('POST', `/api/papers/${ID}/acts`, () => aPaper({ state: 'IN_REVIEW', version: 5 }))
  await show(
    aPaper({ state: 'DRAFT', number: null, issuedOn: null, allowedActs: ['EDIT', 'SUBMIT', 'DISCARD'] }),
  )
  await eventually(() => expect(shown()).toContain('送审'))
  expect(shown()).not.toContain('印发公文')
  await press('送审')
  await eventually(() => {
    const sent = server.seen.find((request) => request.method === 'POST')
    expect(sent?.body).toEqual({ version: 4, act: 'SUBMIT', note: null, on: null })
  })
})
