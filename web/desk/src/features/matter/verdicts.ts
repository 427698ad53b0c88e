/** What who verifies or evaluates may choose from. */
export const CONCLUSIONS = [
  'PASSED',
  'NOT_DONE',
  'PARTLY_DONE',
  'POOR_QUALITY',
  'FALSE_RECTIFICATION',
] as const
export const METHODS = ['SITE', 'DESK', 'TELEPHONE', 'UNANNOUNCED'] as const
export const GRADES = ['A', 'B', 'C', 'D'] as const
