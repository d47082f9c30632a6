/// How the sheets look, on a screen and on paper. In the page itself, since a copy has nothing beside it.
enum CopyStyle {
    static let text: HTML = """
        :root { --ink: #2b2a27; --soft: #5d5a54; --line: #d9d3c7; --green: #2f6b4f; --paper: #fffdf8; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; background-color: var(--paper); color: var(--ink);
          font: 1.06rem/1.55 "Source Sans 3", "Noto Sans", "DejaVu Sans", system-ui, sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; color: var(--green); }
        h2 { font-size: 1.45rem; margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom-style: solid; border-bottom-width: 2px; border-bottom-color: var(--green); color: var(--green); }
        h3 { font-size: 1.06rem; margin: 0 0 .25rem; }
        h4 { font-size: 1rem; margin: .75rem 0 .25rem; }
        p { margin: 0 0 .6rem; }
        a { color: var(--green); }
        .lead { font-size: 1.15rem; }
        .foot, .meta, .facts, .count, .end { color: var(--soft); font-size: .92rem; }
        .foot { margin-bottom: 1.5rem; }
        .meta { margin-bottom: .35rem; }
        .label { font-weight: 600; margin: .5rem 0 .2rem; }
        .stopped { border: 2px solid #a8402f; border-radius: .5rem; padding: .8rem 1rem; color: #7c2d20; }
        .who { font-size: 1.1rem; }
        .withheld { color: var(--soft); font-style: italic; }
        .end { margin-top: 2.5rem; text-align: center; }
        article { border: 1px solid; border-color: var(--line); border-radius: .6rem; padding: .8rem 1rem; margin: 0 0 .8rem; }
        .long { margin: 0 0 1.2rem; }
        .long > h3 { font-size: 1.2rem; }
        blockquote { margin: .6rem 0 0; padding: .1rem 0 .1rem .9rem; border-left-style: solid; border-left-width: 3px; border-left-color: var(--line); }
        .earlier { color: var(--soft); }
        ul, ol { margin: .2rem 0 .6rem; padding-left: 1.3rem; }
        .facts { list-style: none; padding: 0; margin: .3rem 0 0; }
        img { max-width: 100%; max-height: 18cm; border-radius: .4rem; }
        nav ol { columns: 2; }
        @media (max-width: 30rem) { nav ol { columns: 1; } }
        @media (prefers-color-scheme: dark) { @media screen {
          :root { --ink: #efeae0; --soft: #b9b2a5; --line: #4a463f; --green: #8ecaa9; --paper: #1f1e1b; }
          .stopped { color: #f0b3a7; border-color: #d98171; }
        } }
        @page { size: A4; margin: 22mm 20mm 20mm;
          @bottom-left { content: string(foot); font: 9pt "Noto Sans", "DejaVu Sans", sans-serif; color: #5d5a54; }
          @bottom-right { content: counter(page) " / " counter(pages); font: 9pt "Noto Sans", "DejaVu Sans", sans-serif; color: #5d5a54; } }
        @media print {
          body { max-width: none; padding: 0; background: none; font-size: 10.5pt; line-height: 1.4; }
          article { padding: 6pt 9pt; margin-bottom: 7pt; } .long { margin-bottom: 10pt; }
          h1 { font-size: 22pt; } h2 { font-size: 15pt; } h3, h4 { font-size: 11pt; }
          h1, h2, h3, h4, .label, .meta { break-after: avoid; }
          article, blockquote, img, .stopped, .facts { break-inside: avoid; }
          .text { orphans: 3; widows: 3; }
          .foot { string-set: foot content(); display: block; height: 0; margin: 0; overflow: hidden; color: transparent; }
          nav a { color: inherit; text-decoration: none; }
          nav a::after { content: leader(".") target-counter(attr(href), page); color: #5d5a54; }
          nav ol { columns: 1; } .count { display: none; }
        }

        """
}
