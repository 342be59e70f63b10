/**
 * How a document looks on paper (Typst): A4, the heads of tables on each page, page n / N, borders in place of fills, so that it
 * reads in black and white. What it says comes as data.
 */
export const PAPER_TEMPLATE = `
#let doc = json(bytes(sys.inputs.data))

#set document(
  title: doc.title,
  author: doc.author,
)
#set text(
  lang: "ja",
  region: "jp",
  font: ("BIZ UDPGothic", "Noto Sans JP"),
  size: 10pt,
  cjk-latin-spacing: none,
)
// This face sets punctuation on half a width already: what stands side by side must not be moved together once more, which
// Typst does within a run of text. A feature that no face has makes runs of their own.
#show regex("[（「『]"): set text(features: ("zzop",))
#show regex("[）」』]"): set text(features: ("zzcl",))
#show regex("[、。，．]"): set text(features: ("zzst",))
#show regex("[：・；]"): set text(features: ("zzmi",))
#set par(leading: 0.75em, spacing: 0.9em, justify: false)
#set page(
  paper: "a4",
  margin: (x: 16mm, top: 20mm, bottom: 18mm),
  header: text(size: 8pt, grid(
    columns: (1fr, auto),
    doc.title,
    strong(doc.notices.join("　")),
  )),
  footer: text(size: 8pt, grid(
    columns: (1fr, auto),
    doc.source,
    context counter(page).display("1 / 1", both: true),
  )),
)
// Not the document's own signs, ○ and ・.
#set list(marker: text(size: 0.45em, baseline: -0.35em)[■], indent: 0.3em, body-indent: 0.3em, spacing: 0.9em)
#set table(stroke: 0.5pt, inset: (x: 4pt, y: 4pt))
#show link: underline
#show heading: set block(sticky: true, below: 0.8em)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 2): it => block(width: 100%, stroke: (bottom: 1pt), inset: (bottom: 4pt), above: 1.6em, it.body)
#show heading.where(level: 3): set text(size: 11.5pt)
#show heading.where(level: 3): set block(above: 1.5em)
#show heading.where(level: 4): set text(size: 10.5pt)
#show heading.where(level: 4): set block(above: 1.3em)
#show heading.where(level: 5): set text(size: 10pt)
#show heading.where(level: 5): set block(above: 1.1em)

#let inline(parts) = for part in parts {
  if part.k == "text" { part.text }
  else if part.k == "strong" { strong(inline(part.parts)) }
  else if part.k == "small" { text(size: 0.85em, weight: "regular", inline(part.parts)) }
  else if part.k == "link" { link(part.href, inline(part.parts)) }
  else { linebreak() }
}

#let table-of(it, blocks) = {
  let in-cell(cell) = table.cell(
    colspan: cell.colspan,
    rowspan: cell.rowspan,
    align: if cell.isText { left + horizon } else { center + horizon },
    if cell.isHead { strong(blocks(cell.body)) } else { blocks(cell.body) },
  )
  set text(size: 8pt)
  set par(leading: 0.55em, spacing: 0.5em)
  // Each row names a page of the site: as many lines would only disturb.
  show link: it => it.body
  table(
    // Short columns keep their width, and the long ones share what is left: no width is given to either beforehand.
    columns: (auto,) * it.columns,
    table.header(..it.head.flatten().map(in-cell)),
    ..it.rows.map(row => {
      // A head over the whole width stands above what follows it, on each page that this goes on to.
      let is-head = row.len() == 1 and row.first().isHead and row.first().colspan == it.columns
      if is-head { (table.header(level: 2, in-cell(row.first())),) } else { row.map(in-cell) }
    }).flatten(),
  )
}

// Lines that it takes at most, each letter as wide as a kana: of them 42 stand side by side within any indent. What holds a
// drawing or a table takes no counted number.
#let most-lines(parts) = parts.map(part => {
  if part.k == "text" { part.text.codepoints().len() / 42 }
  else if part.k in ("strong", "small", "link") { most-lines(part.parts) }
  else if part.k == "break" { 1 }
  else if part.k == "paragraph" { 1 + most-lines(part.parts) }
  else if part.k == "list" { part.items.map(most-lines).sum(default: 0) }
  else if part.k == "terms" { part.items.map(item => 1 + most-lines(item.term) + most-lines(item.body)).sum(default: 0) }
  else if part.k == "whole" { most-lines(part.body) }
  else { 1000 }
}).sum(default: 0)

// Stays on one page, unless it is so long that most of a page would be left blank before it. How high it is tells only setting
// it once more: what is surely low is not measured, which takes half the time of a long document.
#let whole(parts, body) = if most-lines(parts) < 16 {
  block(width: 100%, breakable: false, body)
} else {
  layout(size => {
    let height = measure(width: size.width, body).height
    block(width: 100%, breakable: height > 120mm, body)
  })
}

#let is-line(body) = body.len() == 1 and body.first().k == "paragraph"

#let blocks(parts) = for part in parts {
  if part.k == "heading" { heading(level: part.level, inline(part.parts)) }
  else if part.k == "paragraph" { par(inline(part.parts)) }
  else if part.k == "list" { list(..part.items.map(item => whole(item, blocks(item)))) }
  else if part.k == "terms" {
    let items = part.items.map(item => terms.item(
      inline(item.term),
      if is-line(item.body) { inline(item.body.first().parts) } else { blocks(item.body) },
    ))
    set terms(separator: [　], hanging-indent: 1em)
    if part.items.all(item => is-line(item.body)) { terms(..items) }
    // What is told of one name stays with it.
    else { for (item, of) in items.zip(part.items) { whole(((k: "terms", items: (of,)),), terms(item)) } }
  }
  else if part.k == "drawing" { image(bytes(part.svg), format: "svg", alt: part.alt, width: 105mm) }
  else if part.k == "whole" { whole(part.body, blocks(part.body)) }
  else if part.k == "page" { pagebreak(weak: true) }
  else { table-of(part, blocks) }
}

#blocks(doc.body)
`;
