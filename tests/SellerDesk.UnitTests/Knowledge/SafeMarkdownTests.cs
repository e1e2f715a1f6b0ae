using FluentAssertions;
using SellerDesk.Web.Knowledge;
using Xunit;

namespace SellerDesk.UnitTests.Knowledge;

public sealed class SafeMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Текст <img src=x onerror=alert(1)> дальше")]
    [InlineData("<svg/onload=alert(1)>")]
    public void Raw_html_is_text(string markdown) => SafeMarkdown.ToHtml(markdown).Should().Contain("&lt;").And.NotContain("<script").And.NotContain("<img").And.NotContain("<svg");

    [Theory]
    [InlineData("[нажми](javascript:alert(1))")]
    [InlineData("[нажми](JaVaScRiPt:alert(1))")]
    [InlineData("[нажми](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[нажми](//evil.example)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[нажми][1]\n\n[1]: javascript:alert(1)")]
    public void A_dangerous_address_leads_nowhere(string markdown) => SafeMarkdown.ToHtml(markdown).Should().NotContainAny("href=\"j", "href=\"J", "href=\"data", "href=\"//");

    [Fact]
    public void A_picture_of_a_stranger_is_a_link_and_a_table_is_a_table()
    {
        SafeMarkdown.ToHtml("![вид](https://example.org/a.png)").Should().Contain("<a href").And.NotContain("<img");
        SafeMarkdown.ToHtml("| а | б |\n| --- | --- |\n| 1 | 2 |").Should().Contain("<table>");
    }
}
