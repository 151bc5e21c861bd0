/** The pen every icon is drawn with. */
export function outlinePen(size = 20, className?: string) {
  return {
    width: size,
    height: size,
    viewBox: "0 0 24 24",
    className: className ? `outline-pen ${className}` : "outline-pen",
  };
}
