import type { Department, Member } from './options.ts'

const root: Department = { id: 1, name: '公司', parentid: 0 }

export type Directory = ReturnType<typeof openDirectory>

/** Who works here. Userids are compared without regard to case, as the platform does. */
export function openDirectory(members: Member[], given?: Department[]) {
  const departments = given ?? departmentsNamedBy(members)
  const byUserid = new Map(members.map((member) => [member.userid.toLowerCase(), member]))

  const department = (id: number) => departments.find((one) => one.id === id)
  const under = (id: number): Department[] => {
    const children = departments.filter((one) => one.parentid === id)
    return children.flatMap((child) => [child, ...under(child.id)])
  }

  return {
    departments,
    department,

    member: (userid: string) => byUserid.get(userid.toLowerCase()),

    /** 不能删除根部门、含有子部门或成员的部门. https://developer.work.weixin.qq.com/document/path/90207 */
    close(id: number): void {
      const isEmpty =
        departments.every(({ parentid }) => parentid !== id) && members.every((one) => !one.department.includes(id))
      if (!isEmpty) throw new Error(`department ${id} is not empty`)
      departments.splice(
        departments.findIndex((one) => one.id === id),
        1,
      )
    },

    /** Those the app may write to. */
    reachable: () => members.filter(isReachable),

    /** A department with everything below it; undefined when there is no such department. */
    tree(id: number): Department[] | undefined {
      const top = department(id)
      return top && [top, ...under(id)]
    },

    leadersOf: (id: number) =>
      members.filter((member) => member.leader && member.department.includes(id)).map((member) => member.userid),
  }
}

export function isReachable(member: Member): boolean {
  return member.visible !== false && member.status !== 5
}

function departmentsNamedBy(members: Member[]): Department[] {
  const ids = new Set(members.flatMap((member) => member.department))
  ids.delete(root.id)
  return [root, ...[...ids].map((id) => ({ id, name: `部门${id}`, parentid: root.id }))]
}
