import { momentOf } from '@bihuan/ui/date/formats.ts'
import type { LedgerColumn } from '@bihuan/ui/ledger/columns.ts'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MatterRow } from '../../shared/matters.ts'
import { useMatterWords } from '../../shared/useMatterWords.ts'

/** Columns of the ledger; the keys are those of the server's sort order and of the export. */
export function useMatterColumns() {
  const { t } = useI18n()
  const words = useMatterWords()
  const date = (value: string | null) => momentOf(value)?.date ?? ''
  const column = (key: string, width: number, more: Partial<LedgerColumn<MatterRow>> = {}) => ({
    key,
    width,
    label: t(`matter.column.${key}`),
    ...more,
  })
  return computed<LedgerColumn<MatterRow>[]>(() => [
    column('light', 80, { widthEn: 92, sticky: true, always: true, text: words.light }),
    column('number', 128, {
      widthEn: 128,
      sticky: true,
      always: true,
      sortable: true,
      text: (row) => row.number ?? '',
    }),
    column('title', 260, { widthEn: 198, grow: true, always: true, text: (row) => row.title }),
    column('type', 118, { widthEn: 140, text: words.type }),
    column('step', 152, { widthEn: 166, text: words.step }),
    column('due', 138, {
      widthEn: 164,
      sortable: true,
      text: (row) => t('matter.dueTitle', { due: row.dueOn ?? '—' }),
    }),
    column('unit', 172, {
      widthEn: 172,
      text: (row) => [row.leadUnit?.name, row.responsibleName].filter(Boolean).join(' '),
    }),
    column('updated', 90, { widthEn: 108, sortable: true, text: (row) => date(row.lastEventAt) }),
    column('percent', 76, { extra: true, sortable: true, align: 'right', text: (row) => `${row.percent}%` }),
    column('dueOn', 104, { extra: true, text: (row) => row.dueOn ?? '' }),
    column('originalDueOn', 104, { extra: true, text: (row) => row.originalDueOn ?? '' }),
    column('subject', 190, { extra: true, text: (row) => row.subjectName ?? '' }),
    column('place', 170, { extra: true, text: (row) => row.place ?? '' }),
    column('source', 190, { extra: true, text: words.source }),
    column('opened', 104, { extra: true, sortable: true, text: (row) => date(row.openedAt) }),
    column('closed', 104, { extra: true, text: (row) => date(row.closedAt) }),
    column('parent', 128, { extra: true, text: (row) => row.parentNumber ?? '' }),
    column('subTasks', 84, {
      extra: true,
      align: 'right',
      text: (row) => (row.subTasks ? `${row.subTasksDone}/${row.subTasks}` : ''),
    }),
    column('urged', 76, {
      extra: true,
      align: 'right',
      text: (row) => (row.urgeCount ? String(row.urgeCount) : ''),
    }),
  ])
}
