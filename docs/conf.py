# SPDX-License-Identifier: LGPL-2.1-or-later
# Of the documentation tool, Sphinx; see README.md.
project = "libxenstable"
author = "libxenstable developers"
html_show_copyright = False
extensions = ["myst_parser", "sphinx.ext.graphviz"]
root_doc = "docs/index"
exclude_patterns = ["docs/generated/*"]
nitpicky = True
# Types of the C library and of Xen, which have no page here.
nitpick_ignore = [("c:identifier", name) for name in (
    "FILE", "pid_t", "size_t", "ssize_t", "int16_t", "int32_t", "int64_t",
    "uint8_t", "uint16_t", "uint32_t", "uint64_t", "timeval", "pollfd",
    "xentoollog_logger")]
myst_heading_anchors = 3
graphviz_output_format = "svg"
html_theme = "furo"
html_title = "libxenstable"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False

# "make check-docs"
spelling_lang = "en_GB"
spelling_word_list_filename = "words"
spelling_warning = True
# They would be asked of git, which a tarball has not.
spelling_ignore_contributor_names = False
