const TAGS_MAX = 20;

/** Tags as staff type them, apart by commas, spaces or lines: small letters, digits and hyphens. Null when one cannot be a tag, or there are too many. */
export function readTags(text: string): string[] | null {
  const typed = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((tag) => tag !== "");
  const tags = [...new Set(typed)].sort();
  return tags.length <= TAGS_MAX && tags.every((tag) => /^[a-z0-9][a-z0-9-]{0,39}$/.test(tag)) ? tags : null;
}
