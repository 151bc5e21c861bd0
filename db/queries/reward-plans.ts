import { sql } from "@/db/client";
import { editOfColumns } from "@/db/reward-columns";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { RewardEdit } from "@/lib/loyalty/catalogue";
import type { Person } from "@/lib/loyalty/permissions";

/** A planned change whose time has come; `planner` as they are now, null where they are no longer active. */
export type DuePlan = {
  publicId: string;
  rewardId: string;
  edit: Partial<RewardEdit>;
  picture: string | null;
  planner: Person | null;
  now: Instant;
};

type DueRow = Omit<DuePlan, "edit"> & { edit: Record<string, unknown> };

export async function listDuePlans(limit: number): Promise<DuePlan[]> {
  const rows = await sql<DueRow[]>`
    select l.public_id as "publicId", r.public_id as "rewardId", l.edit, i.public_id as picture, programme_now() as now,
      case when p.id is null then null else json_build_object('id', p.id, 'publicId', p.public_id, 'role', p.role, 'member', null,
        'hasTotp', exists (select from totp_factors f where f.person_id = p.id and f.confirmed_at is not null)) end as planner
    from reward_plans l join rewards r on r.id = l.reward_id left join pictures i on i.id = l.picture_id
      left join people p on p.id = l.planned_by and p.state = 'active'
    where l.state = 'planned' and l.takes_effect_at <= programme_now() order by l.takes_effect_at, l.id limit ${limit}`;
  return rows.map((row) => ({ ...row, edit: editOfColumns(row.edit) }));
}

export const planStates = ["planned", "done", "cancelled", "refused"] as const;

export type PlanView = {
  publicId: string;
  rewardId: string;
  rewardName: string;
  takesEffectAt: Instant;
  before: unknown;
  after: unknown;
  state: (typeof planStates)[number];
  refusal: string | null;
  plannedBy: string | null;
  createdAt: Instant;
  endedAt: Instant | null;
  endedBy: string | null;
};

const columns = (locale: Locale) => sql`
  l.public_id as "publicId", r.public_id as "rewardId", r.texts -> ${locale}::text ->> 'name' as "rewardName",
  l.takes_effect_at as "takesEffectAt", l.before, l.after, l.state, l.refusal, p.name as "plannedBy", l.created_at as "createdAt",
  l.ended_at as "endedAt", e.name as "endedBy"`;
const sources = () => sql`
  reward_plans l join rewards r on r.id = l.reward_id left join people p on p.id = l.planned_by left join people e on e.id = l.ended_by`;

const MOST = 200;

/** Planned changes: those to come first to come, those that ended latest first. */
export async function listPlans(state: PlanView["state"], locale: Locale): Promise<PlanView[]> {
  return await sql<PlanView[]>`
    select ${columns(locale)} from ${sources()} where l.state = ${state}
    order by case when l.state = 'planned' then extract(epoch from l.takes_effect_at) else -extract(epoch from l.ended_at) end, l.id limit ${MOST}`;
}

/** What is planned for one reward, and what was refused of late. */
export async function listPlansOf(rewardId: string, locale: Locale): Promise<PlanView[]> {
  if (!isId(rewardId)) return [];
  return await sql<PlanView[]>`
    select ${columns(locale)} from ${sources()} where r.public_id = ${rewardId}::uuid and l.state in ('planned', 'refused')
    order by l.state, l.takes_effect_at, l.id limit 20`;
}
