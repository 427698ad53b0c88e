import type { WorkingCalendar } from '@bihuan/ui/date/workingDays.ts'
import type { EvidenceItem } from '@bihuan/ui/evidence/evidence.ts'
import type { Light } from '@bihuan/ui/light/light.ts'
import type { Progress } from '@bihuan/ui/progress/progress.ts'
import type { TimelineEvent } from '@bihuan/ui/timeline/Timeline.vue'
import type { UnitNode } from '@bihuan/ui/unit/units.ts'

/** Made-up content, so that the widgets can be looked at with words of the usual length. */
export const NOW = Date.parse('2026-11-20T09:30:00+08:00')

export interface SampleRow {
  id: string
  light: Light
  number: string
  title: string
  type: string
  unit: string
  person: string
  step: string
  left: number
  due: string
  updatedAt: string
  place: string
}

const UNITS = [
  '自然资源和规划分局',
  '澜河街道办事处',
  '新桥街道办事处',
  '住房和城乡建设局',
  '人力资源和社会保障服务中心（劳动监察大队）',
]
const PEOPLE = ['韩志强', '吕晓东', '尤海燕', '张振宇', '金建国']
const TITLES = [
  '化解智能制造园 220 千伏用电接入堵点，明确送电节点',
  '瑞丰新材料 3# 楼 2 层喷淋系统停用（重大）',
  '恒通包装 仓库内堆放物品堵塞疏散通道',
  '空港家园二期安置房外线工程倒排工期落后 6 天，须由住房和城乡建设局牵头、供电公司配合，逐日报送进度并说明赶工措施',
  '博瑞纺织 未与承租方签订安全生产管理协议',
]
const STEPS = ['办理中 · 第 2 轮', '整改中 · 已挂牌', '待核查', '办理中 62%', '待签收（2 小时内）']
const LIGHT_OF: Light[] = ['red', 'yellow', 'blue', 'grey', 'green']

export function sampleRows(count: number): SampleRow[] {
  return Array.from({ length: count }, (_, i) => {
    const light = LIGHT_OF[Math.min(4, Math.floor((i * 5) / Math.max(5, count)))]!
    return {
      id: `sample-${i}`,
      light,
      number: `${i % 2 ? '患' : '督'}〔2026〕${String(118 + i).padStart(4, '0')}号`,
      title: TITLES[i % 5]!,
      type: ['督办', '隐患 · 重大', '隐患', '督办', '问题'][i % 5]!,
      unit: UNITS[i % 5]!,
      person: PEOPLE[i % 5]!,
      step: STEPS[i % 5]!,
      left: { red: -2 - (i % 3), yellow: 1 + (i % 4), blue: i % 3, grey: 20, green: 6 }[light],
      due: {
        red: '2026-11-18',
        yellow: '2026-11-25',
        blue: '2026-11-20',
        grey: '2026-12-18',
        green: '2026-11-30',
      }[light],
      updatedAt: new Date(NOW - i * 5_400_000).toISOString(),
      place: '智能制造园 3# 楼 2 层',
    }
  })
}

export const sampleUnits: UnitNode[] = [
  { id: 'zone', name: '东澜经济技术开发区管理委员会', aliases: ['管委会'] },
  { id: 'office', name: '党政办公室', parentId: 'zone' },
  { id: 'supervision', name: '督查室', parentId: 'office', aliases: ['督查办'] },
  { id: 'housing', name: '住房和城乡建设局', parentId: 'zone', aliases: ['住建局', '区住建局'] },
  { id: 'emergency', name: '应急管理局（安全生产委员会办公室）', parentId: 'zone', aliases: ['安委办'] },
  { id: 'lanhe', name: '澜河街道办事处', parentId: 'zone' },
  { id: 'lanhe1', name: '澜河社区', parentId: 'lanhe' },
  { id: 'old', name: '原规划建设局', parentId: 'zone', disabled: true },
]

export const sampleCalendar: WorkingCalendar = {
  years: [2024, 2025, 2026],
  exceptions: { '2026-10-01': 'off', '2026-10-02': 'off', '2026-10-10': 'work', '2026-09-20': 'work' },
}

export function samplePhoto(
  id: string,
  name: string,
  tone: number,
  more: Partial<EvidenceItem> = {},
): EvidenceItem {
  const url = `/gallery/${tone}.svg`
  return {
    id,
    name,
    kind: 'image',
    url,
    thumbUrl: url,
    size: 1_843_200,
    takenAt: '2026-11-20T08:31:00+08:00',
    uploadedAt: '2026-11-20T08:41:00+08:00',
    who: '澜河街道 吕晓东',
    place: '智能制造园 3# 楼 2 层（误差 8 米）',
    exif: { 相机: 'HUAWEI Mate 60', 焦距: '24 mm', 快门: '1/120 s', 感光度: 'ISO 200' },
    ...more,
  }
}

export const sampleEvidence: EvidenceItem[] = [
  samplePhoto('p1', '末端试水装置.jpg', 1),
  samplePhoto('p2', '湿式报警阀.jpg', 2, {
    warning: '与 0588 号 11-06 的照片高度相似（汉明距 3），请人工比对',
  }),
  samplePhoto('p3', '不存在的照片.jpg', 9),
  {
    id: 'd1',
    name: '水压试验记录及整改情况说明（盖章扫描件）.pdf',
    kind: 'document',
    url: '/gallery/1.svg',
    size: 402_000,
  },
]

export const sampleEvents: TimelineEvent[] = [
  {
    id: '7',
    at: '2026-11-20T08:41:00+08:00',
    title: '反馈',
    note: '第 2 轮',
    unit: '澜河街道',
    who: '吕晓东',
    text: '已恢复喷淋供水并完成末端试水，附水压记录与照片。',
    evidence: sampleEvidence,
  },
  {
    id: '6',
    at: '2026-11-19T18:00:00+08:00',
    title: '升红灯',
    note: '规则“重大隐患超期即红”第 3 版',
    light: 'red',
    text: '送澜河街道主要负责人。',
  },
  {
    id: '5',
    at: '2026-11-17T15:30:00+08:00',
    title: '核查不通过',
    note: '现场',
    unit: '区安委办',
    who: '许文博',
    light: 'red',
    text: '湿式报警阀仍关闭，末端无压力。\n要求 11-19 前完成。',
  },
  {
    id: '4',
    at: '2026-11-14T09:10:00+08:00',
    title: '挂牌督办',
    note: '区级',
    tags: ['东澜安委办〔2026〕9号', '挂牌通知.docx'],
  },
  {
    id: '3',
    at: '2026-11-10T16:22:00+08:00',
    title: '延期批准',
    note: '11-12 → 11-19',
    light: 'yellow',
    text: '理由：配件到货。批准：区安委办主任。',
  },
  { id: '2', at: '2026-11-03T11:05:00+08:00', title: '签收', unit: '澜河街道', note: '用时 1 小时 12 分' },
  {
    id: '1',
    at: '2025-12-31T09:53:00+08:00',
    title: '立项并交办',
    light: 'green',
    text: '由台账导入，牵头：澜河街道，配合：消防救援大队。',
  },
]

const job = (state: Progress['state'], done: number, total: number | null, detail?: string): Progress => ({
  id: state,
  title: '导入 厂中厂隐患台账.xlsx',
  state,
  done,
  total,
  startedAt: '2026-11-20T01:30:00Z',
  asOf: '2026-11-20T01:30:40Z',
  ...(detail ? { detail } : {}),
})
export const sampleJobs: Progress[] = [
  job('waiting', 0, null),
  job('running', 24_310, 100_000),
  job('succeeded', 240, 240, '新建 233 条，更新 5 条，未变 2 条。'),
  job('failed', 118, 240, '第 119 行“整改期限”不是日期，整批未导入。请在预览中更正后再试。'),
  job('cancelled', 40, 240),
]

export const sampleFacts = [
  { key: 'enterprise', label: '企业', value: '瑞丰新材料有限公司（承租）' },
  { key: 'code', label: '信用代码', value: '9132··········8K' },
  { key: 'place', label: '位置', value: '智能制造园 3# 楼 2 层' },
  { key: 'law', label: '法律依据', value: '安全生产法 第三十六条、第四十一条' },
  { key: 'measure', label: '措施', value: '限期整改，期间停产' },
  { key: 'next', label: '下一次自动动作', value: '11-23 18:00 约谈通知（若仍未销号）' },
  { key: 'visit', label: '回头看', value: null, required: true },
]

export const WORDS = {
  ledger: '事项台账',
  columns: {
    light: '灯',
    number: '编号',
    title: '事项',
    type: '类型',
    unit: '牵头单位 / 责任人',
    step: '当前步骤',
    clock: '业务时钟',
    place: '位置',
    updated: '最近更新',
  },
  totals: ['全部在办', '红灯 超期', '黄灯 滞后', '蓝灯 临期', '待签收', '待核查', '本周销号'],
  filters: {
    type: '类型',
    unit: '牵头单位',
    due: '期限',
    light: '灯',
    mine: '只看我的',
    place: '位置',
    source: '来源',
  },
  types: ['督办', '隐患', '问题'],
  acts: ['交办', '催办', '延期', '核查', '导出'],
  views: ['红黄灯优先', '本月到期'],
  emptyTitle: '还没有事项',
  emptyHint: '从现有的 Excel 台账导入，或新建一条。',
  importLedger: '导入台账',
  exportAll: '导出当前 1,284 条',
  create: '新建事项',
  asOf: '截至 2026-11-20 09:30 · 实时',
  object: '督〔2026〕118号',
  remove: '删除草稿',
  removed: '已删除草稿 督〔2026〕118号',
  removeText: '草稿删除后不能恢复。',
  verify: '核查',
  urge: '催办',
  refused: '这条事项 2 小时前刚催办过，每 24 小时最多催办一次。',
  dropLabel: '选择照片或文件',
  chartTitle: '每周销号与新增',
  chartSummary: '近六周销号数由 120 条升到 213 条，新增数由 180 条降到 96 条。',
  closed: '销号',
  opened: '新增',
  axis: '周',
  unit: '条',
  opinion: '核查意见',
  due: '办结期限',
  person: '责任人',
}
