using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using FluentAssertions;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Team;

public sealed partial class SecondFactorTests(TeamFixture desk) : IClassFixture<TeamFixture>
{
    [Fact]
    public async Task With_a_second_step_the_password_alone_opens_nothing()
    {
        var (email, key, codes) = await TurnOnAsync();
        using var visitor = desk.Visitor();
        await visitor.SignInAsync(email, TeamFixture.Password);
        visitor.Location.Should().StartWith("/sign-in/code");
        await visitor.GetAsync("/account");
        visitor.Location.Should().StartWith("/sign-in?");

        await visitor.SendAsync("/sign-in/code", "code", ("Code", "000 000"));
        visitor.Page.Should().Contain("Код не подходит. Ещё 4 попытки");
        await visitor.SendAsync("/sign-in/code", "code", ("Code", Code(key)));
        visitor.Location.Should().Be("/");
        codes.Should().HaveCount(10);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_phone_once()
    {
        var (email, _, codes) = await TurnOnAsync();
        using var first = desk.Visitor();
        await first.SignInAsync(email, TeamFixture.Password);
        await first.SendAsync("/sign-in/code?recovery=true", "code", ("Code", codes[0].ToLowerInvariant().Replace("-", "")));
        first.Location.Should().Be("/");

        using var second = desk.Visitor();
        await second.SignInAsync(email, TeamFixture.Password);
        await second.SendAsync("/sign-in/code?recovery=true", "code", ("Code", codes[0]));
        second.Page.Should().Contain("уже использован");
    }

    [Fact]
    public async Task Turning_it_off_asks_for_the_password()
    {
        var (email, key, _) = await TurnOnAsync();
        using var visitor = desk.Visitor();
        await visitor.SignInAsync(email, TeamFixture.Password);
        await visitor.SendAsync("/sign-in/code", "code", ("Code", Code(key)));

        await visitor.SendAsync("/account", "factor-on", ("Password", "не тот пароль"), ("Move", "off"));
        visitor.Page.Should().Contain("Нынешний пароль не подходит.");
        await visitor.SendAsync("/account", "factor-on", ("Password", TeamFixture.Password), ("Move", "off"));
        visitor.Location.Should().Be("/account?done=factorOff");

        using var again = desk.Visitor();
        await again.SignInAsync(email, TeamFixture.Password);
        again.Location.Should().Be("/");
    }

    private async Task<(string Email, string Key, IReadOnlyList<string> Codes)> TurnOnAsync()
    {
        var (_, email) = await desk.AddAsync(Role.Manager);
        using var visitor = desk.Visitor();
        await visitor.SignInAsync(email, TeamFixture.Password);
        await visitor.GetAsync("/account?factor=on");
        var key = KeyInPage().Match(visitor.Page).Groups[1].Value.Replace(" ", "");
        await visitor.SendAsync("/account?factor=on", "factor-off", ("Code", Code(key)));
        return (email, key, [.. CodeInPage().Matches(visitor.Page).Select(match => match.Groups[1].Value)]);
    }

    /// <summary>What an app on a phone shows (RFC 6238).</summary>
    private static string Code(string key)
    {
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // RFC 6238 says SHA-1, and so do the apps.
        var hash = HMACSHA1.HashData(Base32(key), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    [GeneratedRegex("sd-door-key\">([^<]*)")]
    private static partial Regex KeyInPage();

    [GeneratedRegex("<li>([0-9A-Z]{5}-[0-9A-Z]{5})</li>")]
    private static partial Regex CodeInPage();
}
