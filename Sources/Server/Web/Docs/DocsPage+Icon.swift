extension DocsPage {
    /// A key on a leaf-green ground.
    static let icon = Array(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#23563f"/>\
        <g fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"><circle cx="11" cy="16" r="5"/>\
        <path d="M16 16h10m-4 0v5"/></g></svg>
        """.utf8)
}
