import type { FieldDefinition } from '@bihuan/ui/sheet/form.ts'

export const KINDS = [
  'TEXT',
  'LONG_TEXT',
  'NUMBER',
  'MONEY',
  'DATE',
  'CHOICE',
  'MULTI_CHOICE',
  'YES_NO',
  'PERSON',
  'UNIT',
  'PHONE',
  'CREDIT_CODE',
] as const satisfies FieldDefinition['kind'][]

/** Those only forms and checklists have. */
export const SHEET_KINDS = [
  'CHECK',
  ...KINDS,
  'PHOTOS',
  'SIGNATURE',
  'PLACE',
  'SUBJECT',
  'TABLE',
] as const satisfies FieldDefinition['kind'][]

export const hasOptions = (kind: FieldDefinition['kind']) => kind === 'CHOICE' || kind === 'MULTI_CHOICE'
export const hasUnit = (kind: FieldDefinition['kind']) => kind === 'NUMBER' || kind === 'MONEY'
export const hasRange = (kind: FieldDefinition['kind']) =>
  hasUnit(kind) || kind === 'TEXT' || kind === 'LONG_TEXT'

/** A key no other field has. */
export function freeKey(fields: readonly FieldDefinition[]): string {
  for (let number = fields.length + 1; ; number++) {
    const key = `field${number}`
    if (!fields.some((field) => field.key === key)) return key
  }
}

export function blankField(fields: readonly FieldDefinition[]): FieldDefinition {
  return {
    key: freeKey(fields),
    label: '',
    labelEn: '',
    kind: 'TEXT',
    options: null,
    required: false,
    personal: null,
    unit: null,
    min: null,
    max: null,
    help: null,
    helpEn: null,
    visibleWhen: null,
    requiredWhen: null,
    check: null,
    message: null,
    messageEn: null,
  }
}

/** After a change of kind, what the new kind has no use for is gone. */
export function fit(field: FieldDefinition): void {
  field.options = hasOptions(field.kind) ? (field.options ?? []) : null
  if (!hasUnit(field.kind)) field.unit = null
  if (!hasRange(field.kind)) field.min = field.max = null
}

/** Moves one up (-1) or down (1) and tells where it went; at the end it stays. */
export function move(fields: FieldDefinition[], at: number, by: -1 | 1): number {
  const to = at + by
  const field = fields[at]
  if (!field || to < 0 || to >= fields.length) return at
  fields.splice(at, 1)
  fields.splice(to, 0, field)
  return to
}
