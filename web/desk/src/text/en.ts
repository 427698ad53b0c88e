import uiEn from '@bihuan/ui/messages/en.json'
import { assemble, type Messages } from './messages.ts'

const files = import.meta.glob<Messages>('../features/*/messages.en.json', { eager: true, import: 'default' })
const own = import.meta.glob<Messages>('../{shell,session,pages}/messages.en.json', {
  eager: true,
  import: 'default',
})

export default assemble(uiEn, { ...own, ...files })
