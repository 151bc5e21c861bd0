import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { markOf } from "@/lib/brand";
import { currentVisit } from "@/lib/session";

/** What a phone needs to know to keep the portal among its apps; it opens where there is something to show without a network. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  await connection();
  const { programmeName, brand } = (await currentVisit()).installation;
  const mark = markOf(brand);
  const icon = (size: number, purpose: "any" | "maskable") => ({
    ...{
      src: `/pictures/app/${purpose === "any" ? size : `${size}-full`}${mark === "" ? "" : `?v=${mark}`}`,
      sizes: `${size}x${size}`,
      type: "image/png",
      purpose,
    },
  });
  return {
    id: "/",
    name: programmeName,
    short_name: programmeName,
    start_url: "/card",
    scope: "/",
    display: "standalone",
    background_color: "#faf6ee",
    theme_color: "#faf6ee",
    icons: [icon(192, "any"), icon(512, "any"), icon(512, "maskable")],
  };
}
