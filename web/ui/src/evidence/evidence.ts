/** A file that proves something. Addresses are those of our own server. */
export interface EvidenceItem {
  id: string
  name: string
  kind: 'image' | 'video' | 'document'
  url: string
  thumbUrl?: string
  /** Bytes. */
  size?: number
  uploadedAt?: string
  takenAt?: string
  who?: string
  place?: string
  sha256?: string
  /** Technical facts of the photograph, name → value, shown as they are. */
  exif?: Record<string, string>
  /** Doubt to be looked at by a person, e.g. similar to an older photograph. */
  warning?: string
}

const STEP = 1024

/** 1,536 → `1.5 KB`. */
export function fileSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB']
  let value = bytes
  let unit = 0
  while (value >= STEP && unit < units.length - 1) {
    value /= STEP
    unit++
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}

export function extension(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? '?'
}
