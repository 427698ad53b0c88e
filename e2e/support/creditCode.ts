const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The credit code with the check character that GB 32100 asks for. */
export function rightCode(code: string): string {
  const sum = [...code.slice(0, 17)].reduce(
    (total, one, at) => total + ALPHABET.indexOf(one) * (3 ** at % 31),
    0,
  )
  return code.slice(0, 17) + ALPHABET[(31 - (sum % 31)) % 31]
}
