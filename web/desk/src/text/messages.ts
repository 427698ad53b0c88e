export interface Messages {
  [key: string]: string | Messages
}

/**
 * Puts message files together: the file of `features/matter/` lies under `matter`, except its top key
 * `problem`, whose texts belong to problem codes and are shared by all.
 */
export function assemble(common: Messages, files: Record<string, Messages>): Messages {
  const all: Messages = { ...common }
  const problems: Messages = { ...(common['problem'] as Messages) }
  for (const [path, file] of Object.entries(files)) {
    const { problem, ...own } = file
    all[nameOf(path)] = own
    if (problem && typeof problem === 'object') Object.assign(problems, problem)
  }
  all['problem'] = problems
  return all
}

export function nameOf(path: string): string {
  return path.split('/').at(-2)!
}
