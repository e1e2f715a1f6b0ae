using FluentAssertions;
using Npgsql;
using SellerDesk.Domain.Reading;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Reading;

public sealed class RussianStemmerTests
{
    private const string Roots =
        "плать размер цвет ткан швы качеств упаков достав маломер больш тонк красив понрав пришл разорва соответств оправда ожидани "
        + "материал синтетик просвечив посад садит вытян катыш молни пуговиц рукав длинн коротк широк узк носи стира воня пахн "
        + "замечательн ужасн отврат прекрасн велик важн прост скорост радост верност новост пост мест ост ясн вер дорог дешев "
        + "приемл сделан брак возвра обмен продав курьер вежлив груб спасиб рекоменд совет жал разочаров счаст люб ид е я и объ съ";

    private const string Endings =
        "а е и о у ы ь ю я й ая яя ее ие ые ое ий ый ой ей ем им ым ом его ого ему ому их ых ую юю ою ею ими ыми ами ями иями ах ях иях ам ям иям "
        + "ев ов ье ии еи ией ием ию ью ия ья в вши вшись ив ивши ившись ыв ывши ывшись ла на ете йте ли л н ло но ет ют ны ть ешь нно "
        + "ила ыла ена ейте уйте ите или ыли уй ил ыл ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ость ости остью ост остный "
        + "нный нная нное нного нными енный анный янный ающий ающаяся ющий ющего щий вший вшая ивший ывшего ующий ующая ейший ейшая ейше ейш "
        + "лся лась лись ться тся ешься аюсь уйтесь нность енность енностью аннейший";

    [Fact]
    public async Task Stems_are_those_of_the_database()
    {
        string[] words = [.. Words().Concat(Noise()).Distinct()];
        words.Should().HaveCountGreaterThan(15_000, "the test looked at something");
        var expected = await StemsOfDatabaseAsync(words);
        var ours = words.Select(RussianStemmer.Stem);
        words.Zip(ours, expected).Where(one => one.Second != one.Third).Take(20).Should().BeEmpty();
    }

    /// <summary>The same Snowball stemmer without the list of stop words.</summary>
    private static async Task<string[]> StemsOfDatabaseAsync(string[] words)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using (var make = new NpgsqlCommand("create text search dictionary every_word (template = snowball, language = russian)", connection))
        {
            await make.ExecuteNonQueryAsync();
        }

        await using var ask = new NpgsqlCommand("select array_agg((ts_lexize('every_word', word))[1] order by place) from unnest($1) with ordinality as given (word, place)", connection);
        ask.Parameters.AddWithValue(words);
        return (string[])(await ask.ExecuteScalarAsync())!;
    }

    private static IEnumerable<string> Words() =>
        from root in Roots.Split(' ')
        from ending in Endings.Split(' ').Append("")
        select root + ending;

    private static IEnumerable<string> Noise()
    {
        var random = new Random(11);
        const string letters = "аааеееииоооуыэюявввйлннннмртстщшьшёabz";
        return Enumerable.Range(0, 8000).Select(_ => new string(Enumerable.Range(0, random.Next(1, 14)).Select(_ => letters[random.Next(letters.Length)]).ToArray()));
    }
}
