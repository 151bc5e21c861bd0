import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";
import { readNotice, type ToldNotice } from "@/lib/notices";

export type NoticeView = {
  publicId: string;
  told: ToldNotice;
  link: string | null;
  createdAt: Instant;
  isRead: boolean;
};

type NoticeRow = Omit<NoticeView, "told"> & { kind: string; payload: unknown };

const PAGE_SIZE = 20;

/** A member's notices, newest first; `after` is the public id of the last one of the page before. */
export async function listNotices(
  memberId: number,
  page: { onlyUnread: boolean; after: string | null },
): Promise<{ notices: NoticeView[]; next: string | null }> {
  const after = page.after !== null && isId(page.after) ? page.after : null;
  const rows = await sql<NoticeRow[]>`
    select n.public_id as "publicId", n.kind, n.payload, n.link, n.created_at as "createdAt", n.read_at is not null as "isRead"
    from notices n
    where n.member_id = ${memberId} and (not ${page.onlyUnread}::boolean or n.read_at is null)
      and (${after}::uuid is null or n.id < (select b.id from notices b where b.public_id = ${after}::uuid and b.member_id = ${memberId}))
    order by n.id desc limit ${PAGE_SIZE + 1}`;
  const shown = rows.slice(0, PAGE_SIZE);
  const notices = shown.flatMap(({ kind, payload, ...rest }): NoticeView[] => {
    const told = readNotice(kind, payload);
    return told === null ? [] : [{ ...rest, told }];
  });
  return { notices, next: rows.length > PAGE_SIZE ? (shown.at(-1)?.publicId ?? null) : null };
}
