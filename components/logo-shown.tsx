import { logoOf } from "@/lib/brand";

const SHOWN_HEIGHT = 48;

/** A brand's logo on both papers, with the ground it gets where it would melt into one; nothing where there is none. */
export function LogoShown({ brand, alt }: { brand: Record<string, string>; alt: string }) {
  const logo = logoOf(brand, "");
  if (logo === null) return null;
  return (
    <div className="flex flex-wrap gap-4">
      {(["in-light", "in-dark"] as const).map((appearance) => (
        <div key={appearance} className={`rounded-picture border border-line bg-paper p-5 ${appearance}`}>
          {/* biome-ignore lint/performance/noImgElement: drawn at its own size already */}
          <img
            src={logo.url}
            alt={alt}
            width={Math.round(SHOWN_HEIGHT * logo.shape)}
            height={SHOWN_HEIGHT}
            className="logo-shown h-12 w-auto rounded-small"
          />
        </div>
      ))}
    </div>
  );
}
