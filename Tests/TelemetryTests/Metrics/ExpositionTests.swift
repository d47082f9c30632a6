import Testing

@Suite("The strict reader of pages, which judges the others")
struct ExpositionTests {
    @Test("it reads a page that is right")
    func right() throws {
        let page = try Exposition(
            """
            # HELP a What \\\\ it\\nis.
            # TYPE a counter
            a{x="1",y="\\"\\\\\\n"} 1e+300
            a -Inf
            # TYPE b histogram
            b_bucket{le="1"} 1
            b_bucket{le="+Inf"} 2
            b_sum 5
            b_count 2

            """)
        #expect(page["a"]?.help == "What \\ it\nis.")
        #expect(page.value("a", ["x": "1", "y": "\"\\\n"]) == 1e300)
        #expect(page.value("a") == -.infinity)
        #expect(page.value("b_count") == 2)
    }

    @Test(
        "it refuses a page that is not right",
        arguments: [
            "# TYPE a counter\na 1", "a 1\n", "# TYPE a counter\n", "# TYPE a thing\na 1\n",
            "# TYPE 1a counter\n1a 1\n",
            "# TYPE a counter\n# TYPE a counter\na 1\n", "# TYPE a counter\na 1\n# HELP a Late.\n",
            "# TYPE a counter\na 1\n# TYPE b counter\nb 1\na 2\n", "# TYPE a counter\na 1\na 2\n",
            "# TYPE a counter\na 1\n\n", "# TYPE a counter\na one\n", "# TYPE a counter\na inf\n",
            "# TYPE a counter\na{} 1\n", "# TYPE a counter\na{x=\"1\" 1\n", "# TYPE a counter\na{x=\"1\",x=\"2\"} 1\n",
            "# TYPE a counter\na{x=\"\\t\"} 1\n", "# TYPE a counter\na{x=1} 1\n", "# TYPE a counter\na{x:y=\"1\"} 1\n",
            "# TYPE a histogram\na 1\n", "# TYPE a histogram\na_bucket{le=\"1\"} 1\na_sum 1\na_count 1\n",
            "# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 2\n",
            "# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_count 1\n",
            "# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n",
            "# TYPE a histogram\na_bucket{le=\"2\"} 1\na_bucket{le=\"1\"} 1\na_bucket{le=\"+Inf\"} 1\n"
                + "a_sum 1\na_count 1\n",
        ])
    func wrong(page: String) {
        #expect(throws: Exposition.Fault.self) { try Exposition(page) }
    }
}
