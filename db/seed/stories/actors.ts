import type { Sql } from "@/db/client";
import { type Actor, grant, type Permission, type Person } from "@/lib/loyalty/permissions";
import { emailHash } from "@/lib/personal-data";

/** Everybody of the demonstration by their address, doing what they are allowed to. */
export type Actors = {
  as: <P extends Permission>(email: string, permission: P) => Actor<P>;
  memberOf: (email: string) => { id: number; publicId: string };
};

type Row = Omit<Person, "member"> & { hash: string; memberId: number | null; memberPublicId: string };

/** Everybody who was enrolled, as the portal knows them when they ask for something. */
export async function actorsOf(owner: Sql): Promise<Actors> {
  const rows = await owner<Row[]>`
    select p.id, p.public_id as "publicId", p.role, encode(p.email_hash, 'hex') as hash, m.id as "memberId", m.public_id as "memberPublicId",
      exists (select from totp_factors f where f.person_id = p.id and f.confirmed_at is not null) as "hasTotp"
    from people p left join members m on m.person_id = p.id`;
  const people = new Map(
    rows.map(({ hash, memberId, memberPublicId, ...person }): [string, Person] => [
      hash,
      { ...person, member: memberId === null ? null : { id: memberId, publicId: memberPublicId } },
    ]),
  );
  const known = (email: string): Person => {
    const person = people.get(emailHash(email).toString("hex"));
    if (!person) throw new Error(`${email} is nobody of the demonstration`);
    return person;
  };
  return {
    as: (email, permission) => {
      const actor = grant(known(email), permission);
      if (!actor) throw new Error(`${email} may not do this: ${permission}`);
      return actor;
    },
    memberOf: (email) => {
      const { member } = known(email);
      if (!member) throw new Error(`${email} is no member`);
      return member;
    },
  };
}
