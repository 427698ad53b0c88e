import type { IncomingMessage } from 'node:http'
import type { Plugin } from 'vite'
import { FakeServer } from './server.ts'
import { aSession, withSession } from './session.ts'

/** Serves the fake server under /api in `npm run dev:fake`, so that screens can be drawn without a database. */
export function fakeServerPlugin(): Plugin {
  const server = withSession(new FakeServer(), aSession())
  return {
    name: 'bihuan-fake-server',
    configureServer(vite) {
      vite.middlewares.use(async (request, response, next) => {
        if (!request.url?.startsWith('/api/')) return next()
        const body = await textOf(request)
        const answer = await server.fetch(request.url, {
          method: request.method ?? 'GET',
          body: body || null,
        })
        response.statusCode = answer.status
        response.setHeader('Content-Type', answer.headers.get('Content-Type') ?? 'text/plain')
        response.end(await answer.text())
      })
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}
