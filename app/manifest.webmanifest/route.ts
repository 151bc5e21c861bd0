import { markOf } from "@/lib/brand";
import { currentVisit } from "@/lib/session";

/**
 * What a phone needs to know to keep the portal among its apps; it opens where there is something to show without a network. A route, not
 * Next's own convention: that one writes the page's link by an exception thrown and caught at every request.
 */
export async function GET(): Promise<Response> {
  const { programmeName, brand } = (await currentVisit()).installation;
  const mark = markOf(brand);
  return Response.json(
    {
      id: "/",
      name: programmeName,
      short_name: programmeName,
      start_url: "/card",
      scope: "/",
      display: "standalone",
      background_color: "#faf6ee",
      theme_color: "#faf6ee",
      icons: [icon(192, "any", mark), icon(512, "any", mark), icon(512, "maskable", mark)],
    },
    { headers: { "content-type": "application/manifest+json" } },
  );
}

function icon(size: number, purpose: "any" | "maskable", mark: string) {
  return {
    src: `/pictures/app/${purpose === "any" ? size : `${size}-full`}${mark === "" ? "" : `?v=${mark}`}`,
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose,
  };
}
