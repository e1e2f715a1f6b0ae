namespace SellerDesk.Domain.Replies.Rules;

/// <summary>Digits that follow each other, however they are written.</summary>
/// <param name="First">Its first word.</param>
/// <param name="End">The word after its last.</param>
/// <param name="Digits">All of them.</param>
/// <param name="Groups">Lengths of the groups that they were written in.</param>
/// <param name="Spoken">How many groups were words.</param>
/// <param name="Written">How many digits were digits.</param>
internal sealed record DigitRun(int First, int End, string Digits, IReadOnlyList<string> Groups, int Spoken, int Written);
