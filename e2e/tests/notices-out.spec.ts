import { expect, test, type Page } from '@playwright/test'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { desk } from '../support/acts.ts'

/** A system outside that hears what is sent to it, and refuses as long as it is told to. */
class Outside {
  readonly heard: { headers: IncomingHttpHeaders; body: string }[] = []
  status = 503
  private readonly server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString('utf8')))
    request.on('end', () => {
      this.heard.push({ headers: request.headers, body })
      response.writeHead(this.status).end()
    })
  })

  async open(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`
  }

  close(): void {
    this.server.close()
  }
}

test('somebody chooses what to hear outside and when, and finds it so again', async ({ browser }) => {
  const page = await desk(browser, 'kaohe')
  await page.goto('/account')
  const urged = page.getByRole('checkbox', { name: '群机器人：催办' })
  await expect(urged).toBeChecked()
  await urged.press('Space')
  await page.getByLabel('开始').fill('22:00')
  await page.getByLabel('结束').fill('07:30')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('已保存', { exact: true })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('checkbox', { name: '群机器人：催办' })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: '群机器人：交办' })).toBeChecked()
  await expect(page.getByLabel('开始')).toHaveValue('22:00')
  await expect(page.getByLabel('结束')).toHaveValue('07:30')
})

test('a webhook that fails is logged, sent again by hand, and signed for who hears it', async ({
  browser,
}) => {
  const outside = new Outside()
  const address = await outside.open()
  try {
    const admin = await desk(browser, 'xitong')
    const name = `城市大脑 ${String(Date.now()).slice(-5)}`
    const secret = await connect(admin, name, address)

    const row = admin.getByRole('row').filter({ hasText: name })
    await row.getByRole('button', { name: '测试' }).click()
    await expect(admin).toHaveURL(/\/settings\/deliveries/)
    await expect.poll(() => outside.heard.length, { timeout: 20_000 }).toBe(1)
    const delivery = admin.getByRole('row').filter({ hasText: '通道测试' })
    await expect(async () => {
      await admin.reload()
      await expect(delivery.getByText('1 / 8')).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 15_000 })
    await delivery.getByRole('button', { name: '查看记录' }).click()
    const attempts = admin.getByRole('dialog', { name: '每次尝试' })
    await expect(attempts.getByText('对方拒绝')).toBeVisible()
    await expect(attempts.getByText('503')).toBeVisible()
    await attempts.getByRole('button', { name: /关闭|Close/ }).click()

    outside.status = 204
    await delivery.getByRole('button', { name: '重新发送' }).click()
    await expect.poll(() => outside.heard.length, { timeout: 20_000 }).toBe(2)
    await expect(async () => {
      await admin.reload()
      await expect(delivery.getByText('已送达')).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 15_000 })

    const [first, again] = outside.heard
    expect(again!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
    const signed = `${again!.headers['webhook-id']}.${again!.headers['webhook-timestamp']}.${again!.body}`
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    expect(again!.headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    )
  } finally {
    outside.close()
  }
})

/** A new channel that speaks JSON; gives the secret shown once. */
async function connect(admin: Page, name: string, address: string): Promise<string> {
  await admin.goto('/settings/channels')
  await admin.getByRole('button', { name: '新建通道' }).click()
  const form = admin.getByRole('dialog', { name: '新建通道' })
  await form.locator('#channel-name').fill(name)
  await form.locator('#channel-format').click({ force: true })
  await admin.getByRole('option', { name: '业务系统（JSON）' }).click()
  await form.locator('#channel-address').fill(address)
  await form.getByRole('button', { name: '保存', exact: true }).click()
  const shown = admin.getByRole('dialog', { name: '签名密钥' })
  const secret = (await shown.locator('code').textContent())!.trim()
  await shown.getByRole('button', { name: '已记下' }).click()
  await expect(shown).toBeHidden()
  return secret
}
