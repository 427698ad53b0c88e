import type { FilterSpec } from '@bihuan/ui/filter/filters.ts'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { campaignApi, campaignKeys } from './campaign.api.ts'

/** The condition "of this campaign" for lists over all campaigns. */
export function useCampaignFilter() {
  const { t } = useI18n()
  const query = useQuery({
    queryKey: [...campaignKeys.all, 'choice'],
    queryFn: ({ signal }) => campaignApi.list({ page: 1, size: 200 }, signal),
  })
  return computed<FilterSpec>(() => ({
    kind: 'choice',
    key: 'campaign',
    single: true,
    label: t('campaign.name'),
    options: (query.data.value?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
  }))
}
