import type { FeaturePlug, SearchGroup, SearchHit } from '../../features.ts'
import { i18n } from '../../i18n.ts'
import {
  searchApi,
  type FileHit,
  type MatterHit,
  type PersonHit,
  type SubjectHit,
  type UnitHit,
} from './search.api.ts'

const t = (key: string, values: Record<string, unknown> = {}) => i18n.global.t(key, values)
const joined = (parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ')

/** Only what the title does not show by itself needs saying. */
function because(why: string, matched: string | null): string {
  if (why === 'TITLE' || why === 'NAME' || why === 'NUMBER') return ''
  return t(`search.why.${why}`, { text: matched ?? '' })
}

const matter = (hit: MatterHit): SearchHit => ({
  id: hit.id,
  title: hit.title,
  note: joined([hit.number, t(`matter.state.${hit.state}`), hit.leadUnit]),
  why: because(hit.why, hit.matched),
  to: `/matters/${hit.id}`,
})
const unit = (hit: UnitHit): SearchHit => ({
  id: hit.id,
  title: hit.name,
  note: t(`organisation.kind.${hit.kind}`),
  why: because(hit.why, hit.matched),
  to: `/settings/units?unit=${hit.id}`,
})
const person = (hit: PersonHit): SearchHit => ({
  id: hit.id,
  title: hit.name,
  note: hit.posts.join(t('common.listSeparator')),
  why: because(hit.why, hit.matched),
  to: `/settings/people?q=${encodeURIComponent(hit.name)}`,
})
const file = (hit: FileHit): SearchHit => ({
  id: hit.id,
  title: hit.name,
  note: joined([hit.matterNumber, hit.matterTitle]),
  to: `/matters/${hit.matterId}`,
})

const subject = (hit: SubjectHit): SearchHit => ({
  id: hit.id,
  title: hit.name,
  note: joined([t(`subject.state.${hit.state}`), hit.creditCode, hit.address]),
  to: `/subjects/${hit.id}`,
})

export default {
  searchSource: {
    id: 'everything',
    search: async (text, signal) => {
      const found = await searchApi.find(text, signal)
      const all = (to: string, label: string, more: boolean) => (more ? { all: { to, label: t(label) } } : {})
      const q = encodeURIComponent(found.query)
      const groups: SearchGroup[] = [
        {
          id: 'matters',
          labelKey: 'search.group.matters',
          hits: found.matters.items.map(matter),
          ...all(`/matters?stage=ALL&q=${q}`, 'search.all.matters', found.matters.more),
        },
        {
          id: 'subjects',
          labelKey: 'search.group.subjects',
          hits: found.subjects.items.map(subject),
          ...all(`/subjects?q=${q}`, 'search.all.subjects', found.subjects.more),
        },
        {
          id: 'units',
          labelKey: 'search.group.units',
          hits: found.units.items.map(unit),
          ...all('/settings/units', 'search.all.units', found.units.more),
        },
        {
          id: 'people',
          labelKey: 'search.group.people',
          hits: found.people.items.map(person),
          ...all(`/settings/people?q=${q}`, 'search.all.people', found.people.more),
        },
        { id: 'files', labelKey: 'search.group.files', hits: found.files.items.map(file) },
      ]
      return groups
    },
  },
} satisfies FeaturePlug
