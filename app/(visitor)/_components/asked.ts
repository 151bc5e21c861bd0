/** What a page is asked for in its address. */
export type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };
