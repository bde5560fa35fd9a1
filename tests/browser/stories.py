"""Invented stories, of any length and of bad will."""

FIRST = ["Ann", "Piet", "Lena", "Martha", "Jon", "Ada", "Omar"]
LAST = ["Roe", "Arendsen", "Voss", "Quill", "Hale", "Brandt"]


def long(claims):
    """A story of so many claims at least, none like another."""
    out = []
    for i in range(claims):
        name = f"{FIRST[i % 7]} {LAST[i // 7 % 6]}"
        out.append([
            f"{name} said on Tuesday that the mill in Lyon would pay its {100 + i} workers until the spring of {1990 + i % 40}.",
            f" \u201cWe have heard nothing of it for {i} days, and nobody answers,\u201d {name} told reporters.",
            f"\n\nOfficials denied that the road {i} km north of Oslo had been closed again, according to {name}.",
            f" {name} warned that another {i} houses could be lost to the river before the summer.\n\n",
        ][i % 4])
    return "".join(out)


HOSTILE = {
    "id": "\"><script>pwned=1</script>",
    "title": "</title></h1><script>pwned=1</script><img src=x onerror=pwned=1>",
    "url": "javascript:pwned=1//http://x",
    "date": "2024-03-05",
    "text": "\"></mark><script>pwned=1</script><img src=x onerror=pwned=1>\n\n"
    "Mayor <b>Ann Lee</b> said \u201c</script><script>pwned=1</script> & <!-- it is over, ]]> <svg onload=pwned=1>\u201d on Monday.\n\n"
    "Tom \u202eRoe\u2066 said the \0bridge\x1b[31m at javascript:pwned=1 was \u2028safe, <a href='javascript:x'>12 km</a> north of Paris.\n\n"
    "\u05de\u05e8\u05d9\u05dd \u05dc\u05d5\u05d9 said \u201c\u05e9\u05dc\u05d5\u05dd, we will be here tomorrow\u201d on Friday.\n\n"
    "\u201c}} {{7*7}} ${x} </noscript></p><style>*{display:none}</style> nobody will ever be able to say who said this,\u201d",
}

# Words longer than a line, and letters that run the other way.
OVERLONG = {
    "id": "x" * 200,
    "url": "https://example.org/" + "long/" * 60,
    "date": "2024-03-05",
    "text": f"Hubert Blaine Wolfe{'schlegelstein' * 9}, head of the {'Llanfair' * 20} Committee, said \u201cit is {'a' * 300} over\u201d on Monday.\n\n"
    "\u05e9\u05e8 \u05d4\u05d0\u05d5\u05e6\u05e8 \u05de\u05e9\u05d4 \u05db\u05d4\u05df said \u201cwe will be here tomorrow\u201d on Friday in Jerusalem.\n\n"
    "\u201c" + "\u0644\u0627\u0623\u0639\u0631\u0641" * 40 + f",\u201d said Ahmed {'Almasri' * 20}, 12 km north of Amman.\n\n"
    f"\u201cNobody knows who said {'this' * 60} to us all that day.\u201d",
}
