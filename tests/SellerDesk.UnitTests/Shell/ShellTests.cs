using System.Security.Claims;
using FluentAssertions;
using SellerDesk.Web.Shell;
using Xunit;

namespace SellerDesk.UnitTests.Shell;

public sealed class ShellTests
{
    [Theory]
    [InlineData("/inbox?view=mine", "/inbox?view=mine")]
    [InlineData("/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Nobody_is_sent_to_another_site(string? asked, string expected) => ShellRoutes.Local(asked).Should().Be(expected);

    [Theory]
    [InlineData("/", "today")]
    [InlineData("/inbox", "inbox")]
    [InlineData("/settings/people", "settings")]
    public void An_address_belongs_to_one_section(string path, string section) =>
        Sections.All.Should().ContainSingle(s => s.Holds(path)).Which.Key.Should().Be(section);

    [Fact]
    public void Letters_of_sections_differ() => Sections.All.Select(s => s.Letter).Should().OnlyHaveUniqueItems();

    [Theory]
    [InlineData("Марина Лебедева", "МЛ")]
    [InlineData("owner", "OW")]
    [InlineData("", "")]
    public void Initials_are_two_letters(string name, string expected) => Person.InitialsOf(name).Should().Be(expected);

    [Fact]
    public void A_person_without_a_known_zone_lives_in_Moscow()
    {
        var identity = new ClaimsIdentity([new("name", "Марина"), new("role", "Owner"), new(Person.ZoneClaim, "Nowhere/Land")], "test");

        var person = Person.From(new ClaimsPrincipal(identity))!;

        person.Should().BeEquivalentTo(new { Name = "Марина", Role = "owner", Zone = Person.DefaultZone });
        Person.From(new ClaimsPrincipal(new ClaimsIdentity())).Should().BeNull("nobody has signed in");
    }
}
