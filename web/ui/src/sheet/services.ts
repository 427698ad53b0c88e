import type { Person } from '../person/PersonPicker.vue'
import type { UnitNode } from '../unit/units.ts'
import type { Send } from '../upload/useUploads.ts'

/** What a sheet asks of the application it stands in: the desk answers from the server, the phone from what it holds. */
export interface SheetServices {
  units: UnitNode[]
  searchPeople: (text: string, signal: AbortSignal) => Promise<Person[]>
  /** Absent where no register of subjects can be asked. */
  searchSubjects?: (text: string, signal: AbortSignal) => Promise<Person[]>
  /** Keeps a photo or a drawn signature and tells its id. */
  send: Send<{ id: string }>
  photoUrl: (id: string) => string
}
