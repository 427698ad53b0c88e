import { ProblemError } from '@bihuan/api/problem.ts'
import { QueryClient } from '@tanstack/vue-query'

/** Server data is fresh for a few seconds; only an unreachable or failing server is asked again by itself. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (count, error) =>
          count < 1 && error instanceof ProblemError && (error.status === 0 || error.status >= 502),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
