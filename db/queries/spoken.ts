import { sql } from "@/db/client";

/** The language of a person `p` in an installation `i`: their own, unless it is switched off. */
export const spokenLocale = () => sql`case when p.locale = any (i.languages) then p.locale else i.locale end`;
