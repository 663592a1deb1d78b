import { type Answer, ApiError } from '../api-error.ts'
import { type Call, requiredQuery } from '../call.ts'
import type { Tenant } from '../tenant.ts'

/** https://developer.work.weixin.qq.com/document/path/92114 */
export function getOutsider({ options }: Tenant, call: Call): Answer {
  if (options.customers === undefined) throw new ApiError(48002, 'api forbidden')
  const id = requiredQuery(call, 'external_userid', 40096)
  const found = options.customers.find(({ externalUserId }) => externalUserId === id)
  if (found === undefined) throw new ApiError(84061, 'not external contact')
  const { name, corpName, of } = found
  return {
    external_contact: {
      external_userid: id,
      name,
      type: corpName === undefined ? 1 : 2,
      gender: 0,
      ...(corpName === undefined ? {} : { corp_name: corpName, corp_full_name: corpName }),
    },
    follow_user: of.map((userid) => ({ userid, remark: '', description: '', createtime: 1_795_500_000, tags: [] })),
  }
}
