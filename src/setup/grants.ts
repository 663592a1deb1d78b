import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Grants } from '../conversation/grants.ts'
import type { Storage } from '../storage/storage.ts'

/** Where an adapter keeps what the members of its company granted: sealed with our own key, so that a stolen database opens nothing. */
export type GrantsOf = (platform: string, corp: string) => Grants

export function openSealedGrants({ grants, people }: Pick<Storage, 'grants' | 'people'>, secretKey: string): GrantsOf {
  const key = keyFrom(secretKey)
  return (platform, corp) =>
    sealedBy(key, async () => {
      const tenant = await people.tenantFor(platform, corp)
      if (tenant === undefined) throw new Error(`no company is bound to ${platform}`)
      return { owner: `${tenant.id} ${platform}`, grants: grants(tenant.id, platform) }
    })
}

/** The same for what belongs to no platform: addresses of calendars, say. */
export function openSealedGrantsOfTenant(
  { grants }: Pick<Storage, 'grants'>,
  secretKey: string,
): (tenantId: string, name: string) => Grants {
  const key = keyFrom(secretKey)
  return (tenantId, name) =>
    sealedBy(key, async () => ({ owner: `${tenantId} ${name}`, grants: grants(tenantId, name) }))
}

function keyFrom(secretKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', 'sandtable grants', 32))
}

/** Where sealed grants are kept, and whose they are: a company's, for a platform. */
interface Kept {
  owner: string
  grants: Grants
}

function sealedBy(key: Buffer, kept: () => Promise<Kept>): Grants {
  return {
    async read(userId) {
      const { owner, grants } = await kept()
      const sealed = await grants.read(userId)
      return sealed === undefined ? undefined : unseal(key, sealed, `${owner} ${userId}`)
    },
    async write(userId, grant) {
      const { owner, grants } = await kept()
      await grants.write(userId, grant && seal(key, grant, `${owner} ${userId}`))
    },
  }
}

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM; what belongs to one member of one company opens for no other. */
function seal(key: Buffer, text: string, owner: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** `undefined` for what another key sealed: after a change of keys everybody is asked again. */
function unseal(key: Buffer, sealed: string, owner: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes)).setAAD(Buffer.from(owner))
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
