import type { SubjectFacts } from './subject.api.ts'

/** What is typed about a subject; texts are empty, not null, until they are sent. */
export interface SubjectInput {
  typeCode: string
  name: string
  creditCode: string
  personNumber: string
  area: string[]
  territorialUnit: string[]
  regulatorUnit: string[]
  sponsor: string | null
  address: string
  contactName: string
  contactPhone: string
  longitude: string
  latitude: string
  outline: SubjectFacts['outline']
  answers: Record<string, string>
}

export function inputOf(facts?: SubjectFacts): SubjectInput {
  const list = (id: string | null | undefined) => (id ? [id] : [])
  return {
    typeCode: facts?.typeCode ?? '',
    name: facts?.name ?? '',
    creditCode: facts?.creditCode ?? '',
    personNumber: facts?.personNumber ?? '',
    area: list(facts?.area),
    territorialUnit: list(facts?.territorialUnit),
    regulatorUnit: list(facts?.regulatorUnit),
    sponsor: facts?.sponsor ?? null,
    address: facts?.address ?? '',
    contactName: facts?.contactName ?? '',
    contactPhone: facts?.contactPhone ?? '',
    longitude: facts?.position ? String(facts.position.longitude) : '',
    latitude: facts?.position ? String(facts.position.latitude) : '',
    outline: facts?.outline ?? null,
    answers: { ...facts?.answers },
  }
}

/** As the server takes it: a position needs both of its numbers, answers only those of the type's own fields. */
export function factsOf(input: SubjectInput, keys: readonly string[], stored?: SubjectFacts): SubjectFacts {
  const text = (value: string) => value.trim() || null
  const { longitude, latitude } = input
  const position =
    longitude.trim() && latitude.trim()
      ? { longitude: Number(longitude), latitude: Number(latitude), accuracy: null }
      : null
  const same =
    stored?.position &&
    position?.longitude === stored.position.longitude &&
    position.latitude === stored.position.latitude
  return {
    typeCode: input.typeCode,
    name: input.name.trim(),
    creditCode: text(input.creditCode),
    personNumber: text(input.personNumber),
    area: input.area[0] ?? null,
    territorialUnit: input.territorialUnit[0] ?? null,
    regulatorUnit: input.regulatorUnit[0] ?? null,
    sponsor: input.sponsor,
    address: text(input.address),
    contactName: text(input.contactName),
    contactPhone: text(input.contactPhone),
    position: same ? stored.position : position,
    outline: input.outline,
    answers: Object.fromEntries(
      Object.entries(input.answers).filter(([key, value]) => keys.includes(key) && value.trim()),
    ),
  }
}
