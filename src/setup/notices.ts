import type { NoticeBook } from '../conversation/notice-book.ts'
import type { Storage } from '../storage/storage.ts'

/** Where an adapter notes what it told the members of its company beside the chat. */
export type NoticesOf = (platform: string, corp: string) => NoticeBook

export function openNoticesOf({ notices, people }: Pick<Storage, 'notices' | 'people'>): NoticesOf {
  return (platform, corp) => ({
    async note(notice, most, since) {
      const tenant = await people.tenantFor(platform, corp)
      if (tenant === undefined) throw new Error(`no company is bound to ${platform}`)
      return notices(tenant.id, platform).note(notice, most, since)
    },
  })
}
