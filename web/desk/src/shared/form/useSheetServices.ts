import type { SheetServices } from '@bihuan/ui/sheet/services.ts'
import { reactive } from 'vue'
import { sendEvidence } from '../evidence.ts'
import { searchPeople } from '../people.ts'
import { useUnits } from '../useUnits.ts'

/** How the desk serves a sheet: from the server. */
export function useSheetServices(): SheetServices {
  return reactive({
    units: useUnits(),
    searchPeople,
    send: sendEvidence,
    photoUrl: (id: string) => `/api/evidence/${id}/thumbnail?size=320`,
  })
}
